// Reference and current shares of one feature as two small pictures on one scale, each with its numbers as text.

import { el, svg } from './dom.js';
import { percent } from './format.js';

const WIDTH = 160;
const HEIGHT = 52;

export function histogram(kind, histogramOf, name) {
  const shares = histogramOf[kind];
  const greatest = Math.max(0.0001, ...histogramOf.reference, ...histogramOf.current);
  const step = WIDTH / Math.max(1, shares.length);
  const bars = shares.map((share, bin) => {
    const height = (share / greatest) * (HEIGHT - 4);
    return svg('rect', {
      class: kind, x: (bin * step + 1).toFixed(2), width: Math.max(0.5, step - 2).toFixed(2),
      y: (HEIGHT - 1 - height).toFixed(2), height: height.toFixed(2),
    });
  });
  const text = shares.every((share) => share === 0)
    ? 'no full window yet'
    : shares.map((share, bin) => `${histogramOf.labels[bin]}: ${percent(share)}`).join('; ');
  return svg('svg', {
    class: 'histogram', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': `${kind} of ${name}. ${text}`,
  }, bars, svg('line', { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }));
}

/** The same as a table, for whoever wants the numbers. */
export function bins(histogramOf) {
  const rows = histogramOf.labels.map((label, bin) => el('tr', {},
    el('th', { scope: 'row' }, label),
    el('td', { class: 'n' }, percent(histogramOf.reference[bin])),
    el('td', { class: 'n' }, percent(histogramOf.current[bin]))));
  return el('table', { class: 'bins' },
    el('thead', {}, el('tr', {}, ['Bin', 'Reference', 'Current'].map((title) => el('th', { scope: 'col' }, title)))),
    el('tbody', {}, rows));
}
