// The side panel: one fact, its words in the report, and what it is linked with.
const kindName = (key) => [kinds.get(key).zh, kinds.get(key).en];

function introduction() {
  return [
    make('h2', {}, '读图 ', make('span', { class: 'en' }, 'How to read this')),
    make('p', {}, '每一框是报告的一个部分，自上而下、自左而右为原文顺序。方块为举措（空心为安排）：左侧是参与的机构、项目和文件，右侧是成效、目标、荣誉等。点击任一节点查看原文。'),
    make('p', { class: 'en' }, 'Each card is a section of the report, in reading order. Squares are measures (outlined: commitments); institutions, programmes and documents stand to the left, outcomes, targets and honours to the right. Choose a node to see the sentence that states it.'),
    make('h3', {}, '报告 ', make('span', { class: 'en' }, 'Reports')),
    ...graph.reports.map((report) => make('p', {}, said(report.title), ' ', make('span', { class: 'en' }, String(report.year)))),
  ];
}

function evidenceBlock(evidence) {
  const where = `字符 ${evidence.at[0]}–${evidence.at[1]}`;
  return make('blockquote', {},
    evidence.note && make('span', { class: 'path' }, ...bilingual(evidence.note), ' '),
    quote(evidence),
    make('footer', {}, where, ' · ', said(graph.reports[evidence.report].title)));
}

function propertyList(fact) {
  const list = make('dl');
  const values = new Map();
  for (const [property, text] of fact.properties) values.set(property, [...(values.get(property) ?? []), text]);
  for (const [property, texts] of values) {
    list.append(make('dt', {}, ...bilingual(nameOf(property))), make('dd', {}, said(texts.join('；'))));
  }
  return list;
}

/** Linked nodes under the name of the link; `←` marks links that come from the other node. */
function linkList(i) {
  const groups = new Map();
  for (const { other, property, out } of linksOf[i].slice().sort((a, b) => b.out - a.out)) {
    const key = `${out}${property}`;
    if (!groups.has(key)) groups.set(key, { property, out, others: [] });
    groups.get(key).others.push(other);
  }
  const list = make('dl', { class: 'links' });
  for (const { property, out, others } of groups.values()) {
    list.append(
      make('dt', {}, out ? '' : '← ', ...bilingual(nameOf(property))),
      make('dd', {}, ...others.map((other) => nodeButton(other, focusOn))));
  }
  return list;
}

/** Fill the panel with a fact, or with the introduction when `i` is null. */
function showPanel(i) {
  const panel = byId('panel');
  panel.scrollTop = 0;
  if (i === null) {
    panel.replaceChildren(...introduction());
    return;
  }
  const fact = facts[i];
  const part = (zh, en, count) => make('h3', {}, `${zh} `, make('span', { class: 'en' }, en), count === undefined ? '' : ` · ${count}`);
  panel.replaceChildren(
    make('span', { class: 'kind' }, icon(fact.kind), make('span', {}, ...bilingual(kindName(fact.kind)))),
    make('h2', {}, said(fact.label)),
    ...(fact.section ? [make('p', { class: 'path' }, said(fact.section.join(' › ')))] : []),
    part('原文依据', 'Evidence', fact.evidence.length),
    ...fact.evidence.map(evidenceBlock),
    ...(fact.properties.length ? [part('属性', 'Properties'), propertyList(fact)] : []),
    ...(linksOf[i].length ? [part('关联', 'Linked with', linksOf[i].length), linkList(i)] : []),
  );
}
