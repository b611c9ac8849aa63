// Quality over time: what labels say, what was estimated before them, what was known from outside, and when alarms fired.

import { byId, el, none, say, show, table } from './dom.js';
import { clock, count, moment, number, percent, words } from './format.js';

const MEASURES = [
  { key: 'auc', title: 'AUC', low: 'aucLow', high: 'aucHigh', estimate: 'estimatedAuc', ahead: 'auc', better: 'greater is better' },
  { key: 'logLoss', title: 'Log loss', estimate: 'estimatedLogLoss', ahead: 'logLoss', better: 'smaller is better' },
  { key: 'expectedCalibrationError', title: 'Expected calibration error', better: 'smaller is better' },
  { key: 'ndcg', title: 'NDCG of clicks', better: 'greater is better' },
  { key: 'clickRatio', title: 'Clicks per expected click', better: '1 is calibrated' },
];
const FAMILIES = new Set(['CONCEPT_DRIFT', 'LABEL_SHIFT', 'DATA_DRIFT', 'PREDICTION_DRIFT', 'SKEW', 'FRESHNESS']);

let chart;
let shown = '';

export function prepareQuality(redraw) {
  byId('measure').append(...MEASURES.map((measure) => el('option', { value: measure.key }, measure.title)));
  byId('measure').addEventListener('change', redraw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    shown = '';
    redraw();
  });
}

export function showQuality(view, settings) {
  const quality = view.quality;
  const points = quality.points.map((point) => ({ ...point, clickRatio: ratio(point) }));
  say(byId('quality-summary'), summary(quality, settings));
  say(byId('blindness'), `What the estimate cannot see: ${quality.estimateBlindness}`);
  const measure = MEASURES.find((one) => one.key === byId('measure').value) ?? MEASURES[0];
  const now = JSON.stringify([measure.key, points, quality.baseline, quality.estimates, view.alarms, view.marks]);
  if (now === shown) {
    return;
  }
  shown = now;
  draw(measure, points, quality, view);
  show('quality-numbers', numbers(points));
  show('changes-body', changes(quality.changes));
}

function summary(quality, settings) {
  const minutes = Math.round(settings.labelWindowMillis / 6000) / 10;
  return `${count(quality.labelledItems)} items of ${count(quality.labelledRequests)} answers are labelled, `
    + `${count(quality.clicks)} of them clicked; ${count(quality.openRequests)} answers still wait for their labels, `
    + `which close ${minutes} minutes after the answer. `
    + (quality.positionCorrected
      ? 'Clicks are corrected for the position.'
      : 'Clicks are not corrected for the position: the bundle brings no propensities.');
}

const ratio = (point) => (point.expectedClicks > 0 ? point.clicks / point.expectedClicks : undefined);
const time = (point) => point.toMillis;

function draw(measure, points, quality, view) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const at = (key) => points.filter((point) => point[key] !== undefined && point[key] !== null)
    .map((point) => ({ x: time(point), y: point[key] }));
  const datasets = [];
  if (measure.low) {
    datasets.push({ data: at(measure.low), borderWidth: 0, pointRadius: 0, fill: false });
    datasets.push({ data: at(measure.high), borderWidth: 0, pointRadius: 0, fill: '-1', backgroundColor: `${colour('current')}47` });
  }
  datasets.push({ data: at(measure.key), borderColor: colour('current'), backgroundColor: colour('current'), borderWidth: 2, pointRadius: points.length > 80 ? 0 : 3 });
  if (measure.estimate) {
    datasets.push({ data: [...at(measure.estimate), ...ahead(measure, points, quality.estimates)], borderColor: colour('estimate'), backgroundColor: colour('estimate'), borderDash: [6, 4], borderWidth: 2, pointStyle: 'triangle', pointRadius: points.length > 80 ? 0 : 3 });
  }
  const base = baseline(measure, quality.baseline);
  if (base !== undefined && points.length > 0) {
    datasets.push({ data: [{ x: points[0].fromMillis, y: base }, { x: time(points.at(-1)), y: base }], borderColor: colour('reference'), borderDash: [2, 3], borderWidth: 1.5, pointRadius: 0 });
  }
  const outside = { marks: view.marks, alarms: view.alarms.filter((alarm) => FAMILIES.has(alarm.family)), colour };
  replaceChart(measure, datasets, outside, span(points, quality.estimates, outside));
  say(byId('quality-caption'), caption(measure, points, base, outside));
}

function baseline(measure, windows) {
  const values = windows.map((point) => (measure.key === 'clickRatio' ? ratio(point) : point[measure.key]))
    .filter((value) => value !== undefined && value !== null);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

/** What scores alone say of answers whose labels are still open. */
function ahead(measure, points, estimates) {
  const labelled = points.length > 0 ? time(points.at(-1)) : 0;
  return estimates.filter((one) => one.toMillis > labelled && one[measure.ahead] !== undefined)
    .map((one) => ({ x: one.toMillis, y: one[measure.ahead] }));
}

function span(points, estimates, outside) {
  const from = points[0]?.fromMillis ?? estimates[0]?.fromMillis;
  const to = Math.max(...points.map(time), ...estimates.map(time), ...outside.alarms.map((alarm) => alarm.fired.logMillis));
  return { from, to: Number.isFinite(to) ? to : undefined };
}

function replaceChart(measure, datasets, outside, range) {
  const ink = outside.colour('soft');
  chart?.destroy();
  chart = new Chart(byId('quality-chart'), {
    type: 'line',
    data: { datasets },
    plugins: [{ id: 'outside', beforeDatasetsDraw: (drawn) => drawMarks(drawn, outside), afterDatasetsDraw: (drawn) => drawAlarms(drawn, outside) }],
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
      layout: { padding: { top: 18 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: { type: 'linear', min: range.from, max: range.to, ticks: { callback: (value) => clock(value), maxRotation: 0, autoSkipPadding: 16, color: ink }, grid: { color: outside.colour('rule') } },
        y: { title: { display: true, text: measure.title, color: ink }, ticks: { color: ink }, grid: { color: outside.colour('rule') } },
      },
    },
  });
}

function drawMarks(drawn, { marks, colour }) {
  const { ctx, chartArea: area, scales: { x } } = drawn;
  ctx.save();
  for (const mark of marks) {
    const from = Math.max(area.left, x.getPixelForValue(mark.fromMillis));
    const to = Math.min(area.right, Math.max(from + 2, x.getPixelForValue(mark.toMillis)));
    if (from > area.right || to < area.left) {
      continue;
    }
    ctx.fillStyle = `${colour('mark')}3d`;
    ctx.fillRect(from, area.top, to - from, area.bottom - area.top);
    ctx.strokeStyle = colour('mark');
    ctx.strokeRect(from, area.top, to - from, area.bottom - area.top);
    ctx.fillStyle = colour('ink');
    ctx.font = '12px system-ui, sans-serif';
    ctx.textBaseline = 'bottom';
    ctx.fillText(mark.label, from + 4, area.bottom - 4, Math.max(30, area.right - from - 8));
  }
  ctx.restore();
}

function drawAlarms(drawn, { alarms, colour }) {
  const { ctx, chartArea: area, scales: { x } } = drawn;
  ctx.save();
  ctx.strokeStyle = colour('bad');
  ctx.fillStyle = colour('bad');
  ctx.setLineDash([1, 4]);
  for (const alarm of alarms) {
    const at = x.getPixelForValue(alarm.fired.logMillis);
    if (at < area.left || at > area.right) {
      continue;
    }
    ctx.beginPath();
    ctx.moveTo(at, area.top);
    ctx.lineTo(at, area.bottom);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(at - 5, area.top - 10);
    ctx.lineTo(at + 5, area.top - 10);
    ctx.lineTo(at, area.top - 1);
    ctx.fill();
  }
  ctx.restore();
}

/** What the picture shows, in words. */
function caption(measure, points, base, outside) {
  if (points.length === 0) {
    return 'No window of labelled items is full yet.';
  }
  const newest = points.at(-1);
  const marks = outside.marks.map((mark) => `${mark.label} (${clock(mark.fromMillis)} to ${clock(mark.toMillis)})`).join(', ');
  return `${measure.title}, ${measure.better}: ${number(newest[measure.key])} in the newest of ${points.length} windows`
    + (measure.estimate ? `, estimated ${number(newest[measure.estimate])}` : '')
    + (base === undefined ? '' : `, ${number(base)} in the first windows`)
    + `. ${outside.alarms.length} alarms in the picture`
    + (marks ? `; known from outside: ${marks}.` : '.');
}

function numbers(points) {
  if (points.length === 0) {
    return none('No window of labelled items is full yet.');
  }
  return table('Windows of quality', [
    { title: 'Until', heading: true, cell: (point) => moment(point.toMillis) },
    { title: 'Items', numeric: true, cell: (point) => count(point.items) },
    { title: 'Clicks', numeric: true, cell: (point) => `${count(point.clicks)} (expected ${number(point.expectedClicks, 1)})` },
    { title: 'AUC', numeric: true, cell: (point) => `${number(point.auc)} (${number(point.aucLow)} to ${number(point.aucHigh)})` },
    { title: 'Estimated AUC', numeric: true, cell: (point) => number(point.estimatedAuc) },
    { title: 'Log loss', numeric: true, cell: (point) => number(point.logLoss) },
    { title: 'Estimated', numeric: true, cell: (point) => number(point.estimatedLogLoss) },
    { title: 'ECE', numeric: true, cell: (point) => percent(point.expectedCalibrationError) },
    { title: 'NDCG', numeric: true, cell: (point) => number(point.ndcg) },
  ], points.slice(-60).reverse());
}

function changes(found) {
  return table('Change detectors', [
    { title: 'Detector', heading: true, cell: (change) => words(change.detector.toUpperCase()) },
    { title: 'Values', numeric: true, cell: (change) => count(change.values) },
    { title: 'Mean loss now', numeric: true, cell: (change) => number(change.mean, 4) },
    { title: 'Values in it', numeric: true, cell: (change) => count(change.width) },
    { title: 'Increases', numeric: true, cell: (change) => count(change.increases) },
    { title: 'Decreases', numeric: true, cell: (change) => count(change.decreases) },
    { title: 'Newest change', cell: (change) => moment(change.newestChangeMillis) },
  ], found);
}
