// The graph on the canvas: vis-network holds, moves and finds nodes; forms, ground and labels are drawn here.
const SMALLEST = 0.6; // opening zoom below which labels are no longer readable; then the page opens at its start

/** What several measures share is drawn larger. */
function radiusOf(i) {
  return kinds.get(facts[i].kind).radius + (isHub(i) ? 0 : clamp(linksOf[i].length - 1, 0, 4));
}

function renderer({ ctx, id, x, y }) {
  const { kind: key } = facts[id];
  const r = radiusOf(id);
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = dimmed(id) ? 0.22 : 1;
      if (id === state.selected || id === state.hovered) {
        ctx.beginPath();
        ctx.arc(x, y, r * 1.25 + 4, 0, 2 * Math.PI);
        ctx.fillStyle = palette.card;
        ctx.fill();
        ctx.lineWidth = id === state.selected ? 3 : 1.5;
        ctx.strokeStyle = palette[key];
        ctx.stroke();
      }
      drawShape(ctx, key, x, y, r);
      ctx.restore();
    },
    nodeDimensions: { width: r * 2, height: r * 2 },
  };
}

const nodeSet = new vis.DataSet(
  drawn.nodes.map((node) => ({ ...node, ctxRenderer: renderer, size: radiusOf(node.id) + 1, x: placed.at[node.id]?.[0] ?? 0, y: placed.at[node.id]?.[1] ?? 0 })),
);
const edgeSet = new vis.DataSet(drawn.edges);
const nodeView = new vis.DataView(nodeSet, { filter: (node) => shown(node.id) });
// The header first: vis-network rescales what it shows when its element changes size.
readPalette();
drawCounts();
drawLegend();
drawModes();
const network = new vis.Network(byId('canvas'), { nodes: nodeView, edges: edgeSet }, drawn.options);

/** Colour the links: those of the selected node in its colour, the others faint. */
function colourEdges() {
  edgeSet.update(drawn.edges.map((edge) => {
    const own = edge.from === state.selected || edge.to === state.selected;
    const far = Math.abs((placed.at[edge.from]?.[0] ?? 0) - (placed.at[edge.to]?.[0] ?? 0)) > 300;
    const rest = state.near.size === 0 ? (far ? 0.5 : 0.9) : 0.12;
    const colour = own ? palette[facts[edge.from === state.selected ? edge.to : edge.from].kind] : palette.edge;
    return { id: edge.id, color: { color: colour, hover: colour, highlight: colour, opacity: own ? 1 : rest, inherit: false }, width: own ? 2 : 1 };
  }));
}

network.on('beforeDrawing', (ctx) => {
  for (const frame of placed.frames) {
    ctx.beginPath();
    ctx.roundRect(...frame.box, 14);
    ctx.fillStyle = palette.card;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = palette.line;
    ctx.stroke();
  }
});

function headingLabels(ctx, toScreen, scale) {
  return placed.frames.map((frame) => {
    const [x, y, width] = frame.box;
    const size = clamp(17 * scale, 11, 18);
    const { place, year } = graph.reports[frame.report ?? 0];
    const report = graph.reports.length > 1 && frame.report !== null ? `${place} ${year} · `.trimStart() : '';
    const heading = frame.heading || '报告提及 Also mentioned';
    const text = fitted(ctx, `${report}${heading}${frame.continued ? '（续）' : ''}`, size, (width - 32) * scale);
    const at = toScreen(x + 18, y + 22);
    return { text, x: at.x, y: at.y, reach: 0, size, side: 1, weight: 650, colour: palette.ink, alpha: 1, must: true };
  });
}

/** How much a label matters: what is looked at, then measures, then what measures share. */
function rank(i) {
  if (i === state.selected || i === state.hovered) return 0;
  if (state.near.has(i)) return 1;
  if (isHub(i)) return 2;
  return linksOf[i].length > 1 ? 3 : 4;
}

function nodeLabel(ctx, i, toScreen, scale) {
  const kind = kinds.get(facts[i].kind);
  const hub = kind.side === 'hub';
  const [x, y, side, room] = placed.at[i];
  const size = hub ? clamp(13.5 * scale, 11, 17) : clamp(12 * scale, 10.5, 15);
  const reach = radiusOf(i) * scale + 5;
  const unseen = hub && state.mode === 'overview' ? linksOf[i].filter((l) => !placed.at[l.other]).length : 0;
  const { label, govNumber } = drawn.nodes[i];
  const tail = unseen ? ` · ${unseen}` : govNumber && label !== govNumber ? ` ${govNumber}` : '';
  const free = i === state.selected ? Infinity : room * scale - reach - widthOf(ctx, tail, size);
  return {
    id: i,
    ...toScreen(x, y),
    text: (fitted(ctx, label, size, free) + tail).trim(),
    side,
    reach,
    size,
    weight: hub || i === state.selected ? 600 : 400,
    colour: hub ? palette.ink : palette.muted,
    alpha: dimmed(i) ? 0.3 : 1,
    must: i === state.selected,
    bold: hub,
  };
}

let labelBoxes = []; // where labels were last drawn

network.on('afterDrawing', (ctx) => {
  const scale = network.getScale();
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const { x: cx, y: cy } = network.getViewPosition();
  const toScreen = (x, y) => ({ x: (x - cx) * scale + width / 2, y: (y - cy) * scale + height / 2 });
  const ratio = ctx.canvas.width / width;
  const seen = facts.map((_, i) => i).filter((i) => {
    if (!shown(i)) return false;
    const at = toScreen(...placed.at[i]);
    return at.x > -200 && at.x < width + 200 && at.y > -20 && at.y < height + 20;
  });
  seen.sort((a, b) => rank(a) - rank(b) || a - b);
  const obstacles = seen.map((i) => {
    const at = toScreen(...placed.at[i]);
    const r = radiusOf(i) * scale * 0.8;
    return [at.x - r, at.y - r, at.x + r, at.y + r];
  });
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  labelBoxes = drawLabels(ctx, [...headingLabels(ctx, toScreen, scale), ...seen.map((i) => nodeLabel(ctx, i, toScreen, scale))], obstacles);
  ctx.restore();
});

/** The node whose label is at this point, or null. */
function labelAt({ x, y }) {
  const hit = labelBoxes.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  return hit ? hit.id : null;
}

/** Show everything; where that would be too small to read, the beginning of the report. */
function fit() {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const right = Math.max(...placed.frames.map(({ box }) => box[0] + box[2]), 1);
  const bottom = Math.max(...placed.frames.map(({ box }) => box[1] + box[3]), 1);
  const whole = Math.min((width - 28) / right, (height - 28) / bottom, 1.25);
  const scale = Math.max(whole, Math.min(width < 640 ? 0.9 : SMALLEST, width < 640 ? (width - 16) / right : 1));
  const x = right * scale <= width ? right / 2 : width / 2 / scale - 14 / scale;
  const y = bottom * scale <= height ? bottom / 2 : height / 2 / scale - 12 / scale;
  network.moveTo({ position: { x, y }, scale, animation: false });
}

function refresh() {
  nodeView.refresh();
  colourEdges();
  network.redraw();
}

/** Change between the overview and all facts, or between window shapes. */
function arrange(mode) {
  state.mode = mode;
  placed = layout();
  nodeSet.update(drawn.nodes.filter((node) => placed.at[node.id]).map(({ id }) => ({ id, x: placed.at[id][0], y: placed.at[id][1] })));
  refresh();
}

function zoomBy(factor) {
  network.moveTo({ scale: clamp(network.getScale() * factor, 0.1, 5), animation: false });
}

function setSelected(i) {
  state.selected = i;
  state.near = new Set(i === null ? [] : linksOf[i].map((link) => link.other));
  refresh();
}

/** Bring a node into view: its kind shown, its layout open, close enough to read. */
function reveal(i) {
  if (!placed.at[i]) arrange('all');
  state.hidden.delete(facts[i].kind);
  const [x, y] = placed.at[i];
  network.moveTo({ position: { x, y }, scale: Math.max(0.95, network.getScale()), animation: false });
}
