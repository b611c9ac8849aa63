// One row a feature. Rows stay the same elements from poll to poll, so that focus and opened details stay where they are.

import { byId, el, say } from './dom.js';
import { bins, histogram } from './histogram.js';
import { count, number, percent, words } from './format.js';

const COLUMNS = [
  ['Feature', ''], ['Reference', ''], ['Current window', ''], ['PSI', 'n'], ['KS', 'n'], ['Jensen-Shannon', 'n'], ['Wasserstein', 'n'],
  ['Missing', 'n'], ['State', ''],
];

class FeatureRow {
  constructor(name) {
    this.name = name;
    this.numbers = el('div');
    this.details = el('details', {}, el('summary', { 'data-key': name }, 'Numbers'), this.numbers);
    this.details.addEventListener('toggle', () => this.fillNumbers());
    this.title = el('span', {}, name);
    this.heading = el('th', { scope: 'row', role: 'rowheader' }, this.title, this.details);
    this.cells = COLUMNS.slice(1).map(([title, kind]) =>
      el('td', { role: 'cell', class: kind || 'words', 'data-label': title }));
    this.row = el('tr', { role: 'row' }, this.heading, this.cells);
  }

  update(feature, title) {
    say(this.title, title);
    const now = JSON.stringify(feature);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    this.feature = feature;
    const distance = feature.distances;
    const [reference, current, psi, ks, shannon, wasserstein, missing, state] = this.cells;
    reference.replaceChildren(histogram('reference', feature.histogram, this.name));
    current.replaceChildren(histogram('current', feature.histogram, this.name));
    say(psi, number(distance.psi));
    say(ks, number(distance.ks));
    say(shannon, number(distance.jensen_shannon));
    say(wasserstein, number(distance.wasserstein));
    say(missing, `${percent(feature.missingShare)} (ref. ${percent(feature.referenceMissingShare)})`);
    state.replaceChildren(stateOf(feature));
    this.row.classList.toggle('alarmed', feature.alarmed.length > 0);
    this.fillNumbers();
  }

  fillNumbers() {
    if (this.details.open && this.feature) {
      this.numbers.replaceChildren(bins(this.feature.histogram), testsOf(this.feature));
    }
  }
}

export function stateOf(feature) {
  if (feature.alarmed.length > 0) {
    return el('span', { class: 'state-bad' }, `▲ ${feature.alarmed.map(words).join(', ')}`);
  }
  if (feature.values === 0) {
    return el('span', { class: 'none' }, 'no full window yet');
  }
  return el('span', { class: 'state-good' }, '✓ quiet');
}

function testsOf(feature) {
  const lines = feature.tests.map((test) => el('li', {},
    `${words(test.detector)}: ${number(test.statistic, 4)} against ${number(test.threshold, 4)}, p ${number(test.pValue, 4)}`
    + (test.rejected ? ', rejected' : '')));
  return el('div', {},
    el('p', {}, `${count(feature.values)} observations against ${count(feature.referenceValues)}; design effect `
      + `${number(feature.designEffect, 2)}; missing ${percent(feature.missingShare)} (reference `
      + `${percent(feature.referenceMissingShare)}); out of vocabulary ${percent(feature.outOfVocabularyShare)}`),
    el('ul', {}, lines));
}

/** A table of features that is updated in place. */
export class FeatureTable {
  constructor(container, caption) {
    this.rows = new Map();
    this.body = el('tbody', { role: 'rowgroup' });
    container.append(el('table', { role: 'table', class: 'cards features', 'aria-label': caption },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, COLUMNS.map(([title, kind]) =>
        el('th', { scope: 'col', role: 'columnheader', class: kind || undefined }, title)))), this.body));
  }

  /** entries: [name, feature, title] in the order to show. */
  show(entries) {
    const wanted = entries.map(([name, feature, title = name]) => {
      const row = this.rows.get(name) ?? new FeatureRow(name);
      this.rows.set(name, row);
      row.update(feature, title);
      return row.row;
    });
    const present = [...this.body.children];
    if (present.length === wanted.length && present.every((row, place) => row === wanted[place])) {
      return;
    }
    const focused = document.activeElement;
    this.body.replaceChildren(...wanted);
    if (focused !== document.activeElement && this.body.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  /** Forgets rows of features that are no more. */
  keep(names) {
    for (const name of this.rows.keys()) {
      if (!names.has(name)) {
        this.rows.delete(name);
      }
    }
  }
}

const ORDERS = {
  psi: (a, b) => (b.distances.psi ?? -1) - (a.distances.psi ?? -1),
  ks: (a, b) => (b.distances.ks ?? -1) - (a.distances.ks ?? -1),
  missing: (a, b) => b.missingShare - a.missingShare,
  name: () => 0,
};

/** The features that the controls ask for, in the order they ask for. */
export function chosen(features) {
  const filter = byId('filter').value.trim().toLowerCase();
  const onlyAlarmed = byId('alarmed-only').checked;
  const order = ORDERS[byId('order').value];
  return features
    .filter((feature) => feature.name.toLowerCase().includes(filter) && (!onlyAlarmed || feature.alarmed.length > 0))
    .sort((a, b) => order(a, b) || a.name.localeCompare(b.name));
}
