// The parts of the page that are plain tables.

import { byId, el, none, say, show, svg, table } from './dom.js';
import { count, duration, moment, number, percent, words } from './format.js';

const CLEARED_AT_A_GLANCE = 6;

export function showAlarms(view) {
  const newestFirst = [...view.alarms].reverse();
  const active = newestFirst.filter((alarm) => alarm.active);
  const cleared = newestFirst.filter((alarm) => !alarm.active);
  const older = cleared.slice(CLEARED_AT_A_GLANCE);
  if (newestFirst.length === 0) {
    return show('alarms-body', none('No alarm has fired since this bundle is watched.'));
  }
  const parts = [alarmTable('Alarms', [...active, ...cleared.slice(0, CLEARED_AT_A_GLANCE)])];
  if (older.length > 0) {
    parts.push(el('details', {}, el('summary', { 'data-key': 'older-alarms' }, `${count(older.length)} older alarms, all cleared`),
      alarmTable('Older alarms', older)));
  }
  return show('alarms-body', ...parts);
}

function alarmTable(caption, alarms) {
  return table(caption, [
    { title: 'State', heading: true, cell: (alarm) => (alarm.active
      ? el('span', { class: 'state-bad' }, '▲ active') : el('span', { class: 'none' }, '○ cleared')) },
    { title: 'Detector', cell: (alarm) => `${words(alarm.detector)} (${words(alarm.family)})` },
    { title: 'About', cell: (alarm) => alarm.subject },
    { title: 'Fired', cell: (alarm) => moment(alarm.fired.logMillis) },
    { title: 'After requests', numeric: true, cell: (alarm) => count(alarm.fired.impressions) },
    { title: 'Value', numeric: true, cell: (alarm) => number(alarm.value) },
    { title: 'Threshold', numeric: true, cell: (alarm) => number(alarm.threshold) },
    { title: 'Cleared', cell: (alarm) => (alarm.cleared ? moment(alarm.cleared.logMillis) : '–') },
  ], alarms, { alarmed: (alarm) => alarm.active });
}

export function showServing(view) {
  const health = view.health;
  const rungs = Object.entries(health.rungShares).sort((a, b) => b[1] - a[1]);
  show('rungs-body', rungs.length === 0 ? none('No requests in the last hour of the log.') : table('Rungs', [
    { title: 'Rung', heading: true, cell: ([rung]) => rung },
    { title: 'Share', numeric: true, cell: ([, share]) => percent(share) },
    { title: 'Requests of this bundle', numeric: true, cell: ([rung]) => count(view.counts.byRung[rung] ?? 0) },
    { title: 'As a bar', cell: ([, share]) => bar(share) },
  ], rungs));
  say(byId('budget-summary'), `${percent(health.lateShare, 2)} of ${count(health.requests)} answers were later than the timeout; `
    + `${percent(health.budgetBurned)} of the error budget of these requests is used up. Requests that were refused or failed are not in the log and burn nothing here.`);
  show('burns-body', health.burns.length === 0 ? none('No burn rates yet.') : table('Burn rates', [
    { title: 'Rule', heading: true, cell: (burn) => `${burn.factor} times over ${duration(burn.longMinutes * 60)} and ${duration(burn.shortMinutes * 60)}` },
    { title: 'Kind', cell: (burn) => (burn.pages ? 'page' : 'ticket') },
    { title: 'Long window', numeric: true, cell: (burn) => number(burn.longRate, 2) },
    { title: 'Short window', numeric: true, cell: (burn) => number(burn.shortRate, 2) },
    { title: 'State', cell: (burn) => (burn.active ? el('span', { class: 'state-bad' }, '▲ burning') : el('span', { class: 'state-good' }, '✓ quiet')) },
  ], health.burns, { alarmed: (burn) => burn.active }));
  const concentration = view.concentration;
  show('items-body', concentration.top.length === 0 ? none('No full window yet.') : el('div', {},
    el('p', {}, `About ${count(Math.round(concentration.distinctItems))} different items in ${count(concentration.shownItems)} shown ones of the newest window.`),
    table('Most shown items', [
      { title: 'Item', heading: true, cell: (item) => String(item.itemId) },
      { title: 'Share', numeric: true, cell: (item) => percent(item.share, 2) },
    ], concentration.top)));
}

export function showSkew(view) {
  const skew = view.skew;
  say(byId('skew-summary'), skew.checkable
    ? `Logged feature rows are derived again from the bundle and the events of the log. ${count(skew.digestsChecked)} digests were checked, ${count(skew.digestFaults)} of them were wrong.`
    : 'The bundle brings no states to derive feature rows from, so only digests are checked: '
      + `${count(skew.digestsChecked)}, of which ${count(skew.digestFaults)} were wrong.`);
  show('skew-body', skew.rows.length === 0 ? none('No rows were checked.') : table('Feature rows derived again', [
    { title: 'Rows', heading: true, cell: (rows) => rows.view },
    { title: 'Checked', numeric: true, cell: (rows) => count(rows.checked) },
    { title: 'Faults', numeric: true, cell: (rows) => (rows.faults > 0 ? el('span', { class: 'state-bad' }, `▲ ${count(rows.faults)}`) : '0') },
    { title: 'Not checkable', numeric: true, cell: (rows) => count(rows.notCheckable) },
  ], skew.rows));
  show('examples-body', ...(skew.examples.length === 0 ? [] : [el('h3', {}, 'Examples of faults'), table('Examples of faults', [
    { title: 'Row', heading: true, cell: (example) => `${example.view} ${example.id}` },
    { title: 'Column', cell: (example) => example.column },
    { title: 'Logged', cell: (example) => example.logged },
    { title: 'Derived', cell: (example) => example.derived },
    { title: 'Request', cell: (example) => example.requestId },
    { title: 'At', cell: (example) => moment(example.logMillis) },
  ], skew.examples)]));
  const quantiles = (of) => `${duration(of.p50)} / ${duration(of.p90)} / ${duration(of.p99)}`;
  show('freshness-body', view.freshness.length === 0 ? none('No rows yet.') : table('Ages of feature rows', [
    { title: 'Rows', heading: true, cell: (one) => one.view },
    { title: 'Reference: median / 90% / 99%', cell: (one) => quantiles(one.reference) },
    { title: 'Now: median / 90% / 99%', cell: (one) => (one.rows > 0 ? quantiles(one.current) : 'no full window yet') },
    { title: 'Requests past the reference', cell: (one) => duration(one.requestLagSeconds) },
    { title: 'Updates', cell: (one) => (one.updated ? 'seen since the bundle' : 'not updated since the bundle') },
  ], view.freshness));
}

export function showDetectors(view) {
  show('detectors-body', table('Detectors', [
    { title: 'Detector', heading: true, cell: (one) => words(one.detector) },
    { title: 'Watches', cell: (one) => words(one.family) },
    { title: 'Nominal false alarms a test', numeric: true, cell: (one) => (one.nominalFalseAlarms === undefined ? 'not stated' : percent(one.nominalFalseAlarms, 2)) },
    { title: 'Tests', numeric: true, cell: (one) => count(one.tests) },
    { title: 'Rejected', numeric: true, cell: (one) => count(one.rejections) },
    { title: 'Alarms', numeric: true, cell: (one) => count(one.alarms) },
    { title: 'Active', numeric: true, cell: (one) => (one.active > 0 ? el('span', { class: 'state-bad' }, `▲ ${one.active}`) : '0') },
  ], view.detectors, { alarmed: (one) => one.active > 0 }));
  show('marks-body', view.marks.length === 0 ? none('Nothing was noted from outside.') : table('Marks', [
    { title: 'Mark', heading: true, cell: (mark) => mark.label },
    { title: 'From', cell: (mark) => moment(mark.fromMillis) },
    { title: 'To', cell: (mark) => moment(mark.toMillis) },
  ], view.marks));
}

export function showPast(service) {
  show('past-body', service.past.length === 0 ? none('None.') : table('Bundles watched before', [
    { title: 'Bundle', heading: true, cell: (past) => past.version },
    { title: 'Until', cell: (past) => moment(past.untilMillis) },
    { title: 'Requests', numeric: true, cell: (past) => count(past.impressions) },
    { title: 'Labelled items', numeric: true, cell: (past) => count(past.labelledItems) },
    { title: 'Alarms', numeric: true, cell: (past) => `${count(past.alarms)}, ${count(past.active)} active at its end` },
    { title: 'Latest AUC', numeric: true, cell: (past) => number(past.auc) },
  ], service.past));
}

function bar(share) {
  return svg('svg', { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'ground', width: 100, height: 8 }), svg('rect', { width: (share * 100).toFixed(1), height: 8 }));
}
