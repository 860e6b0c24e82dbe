// Labels on a layer of their own: constant legible size, most important first, none over another.
const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const CELL = 64;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** A grid of taken rectangles in CSS pixels. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  * keys([left, top, right, bottom]) {
    for (let cx = Math.floor(left / CELL); cx <= Math.floor(right / CELL); cx += 1) {
      for (let cy = Math.floor(top / CELL); cy <= Math.floor(bottom / CELL); cy += 1) yield cx * 65536 + cy;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }

  meets(box) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
      }
    }
    return false;
  }
}

const widths = new Map();
function widthOf(ctx, text, size) {
  if (!widths.has(text)) {
    ctx.font = `100px ${FONT}`;
    widths.set(text, ctx.measureText(text).width / 100);
  }
  return widths.get(text) * size;
}

/** Cut `text` so that it is at most `room` wide. */
function fitted(ctx, text, size, room) {
  if (widthOf(ctx, text, size) <= room) return text;
  const letters = Array.from(text.replace(/…$/, ''));
  while (letters.length && widthOf(ctx, `${letters.join('')}…`, size) > room) letters.pop();
  return letters.length > 1 ? `${letters.join('')}…` : '';
}

/**
 * Draw labels in order. Each is {text, x, y, reach, size, side, weight, colour, alpha, must, bold} in CSS
 * pixels; `side` is -1 for text that ends at the node and 1 for text that begins there; `bold` labels may lie over
 * small nodes, `must` labels over anything;
 * `reach` is the distance from the node's middle to where text may begin, `obstacles` the nodes' boxes. Returns the
 * boxes of the labels that have an `id`.
 */
function drawLabels(ctx, labels, obstacles) {
  const drawnBoxes = [];
  const taken = new Taken();
  const nodes = new Taken();
  for (const box of obstacles) nodes.add(box);
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.textAlign = 'left';
  for (const label of labels) {
    if (!label.text) continue;
    const width = widthOf(ctx, label.text, label.size);
    const left = label.side > 0 ? label.x + label.reach : label.x - label.reach - width;
    const box = [left - 2, label.y - label.size * 0.55, left + width + 2, label.y + label.size * 0.55];
    if (!label.must && (taken.meets(box) || (!label.bold && nodes.meets(box)))) continue;
    taken.add(box);
    if (label.id !== undefined) drawnBoxes.push({ id: label.id, box });
    ctx.globalAlpha = label.alpha;
    ctx.font = `${label.weight} ${label.size}px ${FONT}`;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = palette.card;
    ctx.strokeText(label.text, left, label.y);
    ctx.fillStyle = label.colour;
    ctx.fillText(label.text, left, label.y);
  }
  ctx.globalAlpha = 1;
  return drawnBoxes;
}
