// Asks for the numbers every few seconds and shows them; says so when none come.

import { byId, el, say } from './dom.js';
import { FeatureTable, chosen } from './features.js';
import { clock, count, duration, moment, words } from './format.js';
import { prepareQuality, showQuality } from './quality.js';
import { showAlarms, showDetectors, showPast, showServing, showSkew } from './tables.js';

const POLL_MILLIS = 3000;
const ANSWER_WITHIN_MILLIS = 5000;
// A report is made every second or so: one that stays the same so long means that its thread hangs.
const OLD_AFTER_MILLIS = 15000;

const features = new FeatureTable(byId('features-body'), 'Features');
const predictions = new FeatureTable(byId('predictions-body'), 'Predictions by rung');
let report;
let answeredAt;
let reportChangedAt;

async function poll() {
  try {
    const answer = await fetch('/v1/monitor', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MILLIS) });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    const next = await answer.json();
    answeredAt = Date.now();
    if (next.service.atMillis !== report?.service.atMillis) {
      reportChangedAt = answeredAt;
    }
    report = next;
    show();
  } catch {
    showSilence();
  }
  setTimeout(poll, POLL_MILLIS);
}

function show() {
  const { service, view } = report;
  showBanner(service, view);
  showFacts(service, view);
  showPast(service);
  if (!view) {
    return;
  }
  showAlarms(view);
  showQuality(view, service.settings);
  showFeatures(view, service.settings);
  showServing(view);
  showSkew(view);
  showDetectors(view);
}

function showBanner(service, view) {
  if (Date.now() - reportChangedAt > OLD_AFTER_MILLIS) {
    return banner('stale', '✕', `The monitor answers, but its numbers are those of ${clock(service.atMillis)}: it no longer reads the log`);
  }
  const notices = [service.referenceProblem, service.state.problem].filter((problem) => problem !== undefined);
  byId('notice').hidden = notices.length === 0;
  say(byId('notice'), notices.map((problem) => `△ ${problem}`).join(' · '));
  if (!view) {
    return banner('waiting', '…', 'Waiting for a bundle to watch');
  }
  const active = view.alarms.filter((alarm) => alarm.active);
  if (active.length > 0) {
    const some = active.slice(0, 3).map((alarm) => `${words(alarm.detector)} on ${alarm.subject}`).join(', ');
    return banner('alarmed', '▲', `${active.length} ${active.length === 1 ? 'alarm' : 'alarms'} active: ${some}${active.length > 3 ? ' and more' : ''}`);
  }
  if (!service.log.connected) {
    return banner('stale', '✕', 'The event log does not answer: nothing new is known');
  }
  return view.counts.impressions === 0
    ? banner('waiting', '…', 'All quiet: no requests of this bundle yet')
    : banner('quiet', '✓', 'All quiet: no alarm is active');
}

function showSilence() {
  const since = report ? `since ${clock(answeredAt)}; what is shown is that old` : 'yet';
  banner('stale', '✕', `No answer from the monitor ${since}`);
  if (report) {
    showFacts(report.service, report.view);
  }
}

function banner(state, sign, text) {
  byId('banner').className = `banner ${state}`;
  say(byId('banner-sign'), sign);
  say(byId('banner-text'), text);
  const title = `${sign} Headroom monitor`;
  if (document.title !== title) {
    document.title = title;
  }
}

function showFacts(service, view) {
  const { log, state } = service;
  const last = log.lastRecordMillis ?? view?.asOfMillis;
  const facts = [
    ['Bundle', service.bundle ?? 'none yet', ''],
    ['Newest record', last ? moment(last) : 'none yet', last ? `${duration(Math.max(0, (Date.now() - last) / 1000))} ago` : ''],
    ['Behind the log', `${count(log.lagRecords)} records`, log.connected ? `${duration(log.lagSeconds)}` : '✕ log does not answer'],
    ['State saved', state.savedAtMillis ? clock(state.savedAtMillis) : 'not yet', state.problem ? '✕ not saved now' : ''],
  ];
  if (view) {
    facts.splice(3, 0,
      ['Requests', count(view.counts.impressions), `${count(view.counts.interactions)} interactions`],
      ['Drift window', `${count(view.running)} of ${count(view.window)}`, `${count(view.windows)} full ones before`],
      ['Labelled items', count(view.quality.labelledItems), `${count(view.quality.clicks)} clicks`],
      ['Left out', count(view.counts.otherBundles + view.counts.duplicateEvents + view.counts.unmatched + view.counts.notShown),
        `${count(view.counts.otherBundles)} of other bundles, ${count(view.counts.duplicateEvents)} repeated, `
        + `${count(view.counts.unmatched)} unmatched, ${count(view.counts.notShown)} not shown`]);
  }
  byId('facts').replaceChildren(...facts.map(([term, value, more]) =>
    el('div', {}, el('dt', {}, term), el('dd', {}, value, more ? el('small', {}, more) : undefined))));
}

function showFeatures(view, settings) {
  const shown = chosen(view.features);
  features.keep(new Set(view.features.map((feature) => feature.name)));
  features.show(shown.map((feature) => [feature.name, feature]));
  const alarmed = view.features.filter((feature) => feature.alarmed.length > 0).length;
  say(byId('features-count'), `${shown.length} of ${view.features.length} features shown, ${alarmed} with alarms`);
  say(byId('features-summary'), `Windows of ${count(settings.windowRequests)} requests on the full rung, one observation of each feature a `
    + `request; a detector raises a false alarm in ${(settings.alpha * 100).toFixed(1)}% of windows, over all features together.`);
  predictions.keep(new Set(view.predictions.map((prediction) => prediction.rung)));
  predictions.show(view.predictions.map((prediction) => [prediction.rung, prediction.feature,
    `${prediction.rung} (${referenceOf(prediction)}; ${count(prediction.requests)} requests)`]));
}

function referenceOf(prediction) {
  return { bundle: 'against the bundle', log: 'against its first observations' }[prediction.referenceFrom] ?? 'still learning';
}

function redraw() {
  if (report?.view) {
    showFeatures(report.view, report.service.settings);
    showQuality(report.view, report.service.settings);
  }
}

prepareQuality(redraw);
for (const id of ['filter', 'order', 'alarmed-only']) {
  byId(id).addEventListener('input', redraw);
}
await poll();
