// Puts the page together: header, legend, modes, what a click and a hover do.
function select(i) {
  setSelected(i);
  showPanel(i);
}

/** Go to a node from a list: bring it into view and select it. */
function focusOn(i) {
  reveal(i);
  select(i);
  drawLegend();
  drawModes();
  if (byId('list').open) byId('stage').scrollIntoView({ block: 'nearest' });
}

function drawLegend() {
  byId('legend').replaceChildren(...graph.kinds.filter((kind) => kind.count).map((kind) => make('button',
    { type: 'button', 'data-kind': kind.key, 'aria-pressed': String(!state.hidden.has(kind.key)), onclick: () => toggle(kind.key) },
    icon(kind.key), make('span', {}, ...bilingual([kind.zh, kind.en])), make('span', { class: 'count' }, String(kind.count)))));
}

function toggle(key) {
  if (!state.hidden.delete(key)) state.hidden.add(key);
  drawLegend();
  byId('legend').querySelector(`[data-kind=${key}]`).focus();
  refresh();
}

function drawModes() {
  const count = (mode) => graph.layouts.wide[mode].at.filter(Boolean).length;
  const modes = [['overview', '概览', 'Overview'], ['all', '全部', 'All']].filter(([mode]) => count(mode));
  byId('modes').replaceChildren(...modes.map(([mode, zh, en]) => make('button',
    { type: 'button', 'data-mode': mode, 'aria-pressed': String(state.mode === mode), onclick: () => { arrange(mode); fit(); drawModes(); } },
    ...bilingual([zh, en]), ` ${count(mode)}`)));
}

function drawCounts() {
  const words = [`${graph.reports.length} 份报告 reports`, `${facts.length} 项事实与主体 nodes`, `${drawn.edges.length} 条关联 links`];
  if (graph.leftOut) words.push(`另有 ${graph.leftOut} 项未载入本页 not on this page`);
  byId('counts').textContent = words.join(' · ');
}

function showTip(i, point) {
  const tip = byId('tip');
  tip.hidden = i === null;
  state.hovered = i;
  byId('canvas').classList.toggle('over', i !== null);
  if (i === null) return;
  tip.textContent = `${kinds.get(facts[i].kind).zh} · ${facts[i].label}`;
  const { clientWidth: width, clientHeight: height } = byId('stage');
  tip.style.left = `${Math.min(point.x + 14, width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(point.y + 14, height - tip.offsetHeight - 8)}px`;
}

network.on('click', ({ nodes }) => {
  showTip(null);
  select(nodes.length ? nodes[0] : null);
});
network.on('hoverNode', ({ node }) => showTip(node, network.canvasToDOM(network.getPosition(node))));
network.on('blurNode', () => showTip(null));
network.on('dragStart', () => showTip(null));
network.on('zoom', () => showTip(null));
byId('zoom-in').addEventListener('click', () => zoomBy(1.3));
byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.3));
byId('zoom-fit').addEventListener('click', fit);
byId('list').addEventListener('toggle', fillTable);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  readPalette();
  redrawIcons();
  refresh();
});

drawCounts();
drawLegend();
drawModes();
startSearch();
showPanel(null);
colourEdges();
fit();

// For tests and for people at the console: where a node stands in the window, and what is selected.
window.govgraph = Object.freeze({
  find,
  focus: focusOn,
  shown,
  selected: () => state.selected,
  mode: () => state.mode,
  where: (i) => {
    const corner = byId('canvas').getBoundingClientRect();
    const at = network.canvasToDOM({ x: placed.at[i][0], y: placed.at[i][1] });
    return { x: corner.left + at.x, y: corner.top + at.y };
  },
});
