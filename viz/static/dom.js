// Makes elements. Words of a report enter the page here and only as text nodes.
const byId = (id) => document.getElementById(id);

/** `make('li', {class: 'x', onclick: f}, 'text', element, …)`; strings become text nodes. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A name in both languages, English smaller. */
function bilingual([zh, en]) {
  if (!zh || !en) return [make('span', {}, zh || en)];
  return [zh, ' ', make('span', { class: 'en' }, en)];
}

/** Words from a report, kept apart from the direction of the text around them. */
const said = (text) => make('span', { class: 'said' }, text);

/** The sentence with the exact words marked. */
function quote(evidence) {
  const [before, words, after] = evidence.text;
  return make('span', { class: 'said' }, before, make('mark', {}, words), after);
}

/** A button that goes to a node of the graph. */
function nodeButton(i, go) {
  return make('button', { type: 'button', class: 'node', onclick: () => go(i) }, icon(facts[i].kind), said(facts[i].label));
}
