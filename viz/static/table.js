// The same facts as a table, for keyboards and screen readers; filled when it is first opened.
function tableRow(fact, i) {
  const values = fact.properties.map(([property, text]) => make('div', {}, `${nameOf(property)[0] || property}：`, said(text)));
  const links = linksOf[i].map(({ other, property, out }) => make('div', {},
    `${out ? '' : '← '}${nameOf(property)[0] || property}：`, said(facts[other].label)));
  const quotes = fact.evidence.map((evidence) => make('p', { class: 'quote' }, quote(evidence),
    make('span', { class: 'at' }, `${evidence.at[0]}–${evidence.at[1]}`),
    graph.reports.length > 1 ? make('span', { class: 'at' }, graph.reports[evidence.report].title) : null));
  return make('tr', {},
    make('td', {}, ...bilingual(kindName(fact.kind))),
    make('td', {}, nodeButton(i, focusOn)),
    make('td', {}, ...values, ...links),
    make('td', {}, ...quotes));
}

function fillTable() {
  const table = byId('table');
  if (table.tBodies.length) return;
  const heads = [['类别', 'Class'], ['名称', 'Label'], ['属性与关联', 'Properties and links'], ['原文依据', 'Evidence']];
  table.append(
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, ...bilingual(head))))),
    make('tbody', {}, ...facts.map(tableRow)),
  );
}
