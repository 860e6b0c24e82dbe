// Puts the page together: what a click and a hover do, and what the page shows first.
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

network.on('click', ({ nodes, pointer }) => {
  showTip(null);
  select(nodes.length ? nodes[0] : labelAt(pointer.DOM));
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

startSearch();
showPanel(null);
colourEdges();
fit();

// For tests and for people at the console, once nodes are drawn and so can be hit: where a node stands in the
// window, and what is selected.
network.once('afterDrawing', () => {
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
});
