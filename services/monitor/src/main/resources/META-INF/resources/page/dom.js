// Builds elements. What comes from data only ever becomes text or an attribute, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Sets a text only where it changed, so that a live region speaks only then. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * A table with explicit roles: on narrow screens it is laid out as cards, which would take them away.
 * columns: {title, numeric?, cell(row) -> text or node, heading?}
 */
export function table(caption, columns, rows, options = {}) {
  const head = el('tr', { role: 'row' }, columns.map((column) =>
    el('th', { scope: 'col', role: 'columnheader', class: column.numeric ? 'n' : undefined }, column.title)));
  const body = rows.map((row) => el('tr', { role: 'row', class: options.alarmed?.(row) ? 'alarmed' : undefined },
    columns.map((column) => cellOf(column, row))));
  return el('table', { role: 'table', class: 'cards', 'aria-label': caption },
    el('thead', { role: 'rowgroup' }, head), el('tbody', { role: 'rowgroup' }, body));
}

export function cellOf(column, row) {
  const content = column.cell(row);
  return column.heading
    ? el('th', { scope: 'row', role: 'rowheader' }, content)
    : el('td', { role: 'cell', class: column.numeric ? 'n' : 'words', 'data-label': column.title }, content);
}

/** Replaces what is in a container where it differs, keeping the focus and what is opened as far as there still is such a thing. */
export function show(id, ...content) {
  const container = byId(id);
  const present = [...container.childNodes];
  if (present.length === content.length && content.every((one, place) => one.isEqualNode(present[place]))) {
    return;
  }
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const opened = new Set([...container.querySelectorAll('details[open] > summary')].map((one) => one.dataset.key));
  container.replaceChildren(...content);
  for (const one of container.querySelectorAll('[data-key]')) {
    if (opened.has(one.dataset.key)) {
      one.parentElement.open = true;
    }
    if (focused !== undefined && one.dataset.key === focused) {
      one.focus();
    }
  }
}

export const none = (text) => el('p', { class: 'none' }, text);
