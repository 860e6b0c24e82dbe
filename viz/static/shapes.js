// The forms of the kinds, drawn alike on the graph and in the legend.
const palette = {};

/** Read the colours of the present scheme (light or dark) from the style sheet. */
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  for (const name of ['ground', 'card', 'ink', 'muted', 'line', 'edge', 'accent']) palette[name] = colour(`--${name}`);
  for (const key of kinds.keys()) palette[key] = colour(`--kind-${key}`);
}

function polygon(ctx, x, y, r, corners, turn) {
  for (let k = 0; k < corners; k += 1) {
    const angle = turn + (2 * Math.PI * k) / corners;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

const OUTLINES = {
  dot: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  square: (ctx, x, y, r) => ctx.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.35),
  hexagon: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.08, 6, 0),
  diamond: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.15, 4, 0),
  triangle: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.15, r * 1.15, 3, -Math.PI / 2),
  star: (ctx, x, y, r) => {
    for (let k = 0; k < 10; k += 1) {
      const angle = -Math.PI / 2 + (Math.PI * k) / 5;
      const reach = k % 2 ? r * 0.5 : r * 1.15;
      ctx.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
  },
  page: (ctx, x, y, r) => {
    const [w, h, fold] = [r * 0.8, r * 1.05, r * 0.6];
    for (const [dx, dy] of [[-w, -h], [w - fold, -h], [w, fold - h], [w, h], [-w, h]]) ctx.lineTo(x + dx, y + dy);
    ctx.closePath();
  },
  pin: (ctx, x, y, r) => {
    ctx.arc(x, y - r * 0.25, r * 0.8, Math.PI * 0.9, Math.PI * 2.1);
    ctx.lineTo(x, y + r * 1.2);
    ctx.closePath();
  },
  person: (ctx, x, y, r) => {
    ctx.arc(x, y - r * 0.5, r * 0.5, 0, 2 * Math.PI);
    ctx.moveTo(x - r * 0.95, y + r);
    ctx.arc(x, y + r, r * 0.95, Math.PI, 2 * Math.PI);
    ctx.closePath();
  },
  clock: (ctx, x, y, r) => {
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.moveTo(x, y - r * 0.6);
    ctx.lineTo(x, y);
    ctx.lineTo(x + r * 0.5, y);
  },
};

/** Draw a kind's form at (x, y); `r` is its radius in the units of `ctx`. */
function drawShape(ctx, key, x, y, r) {
  const kind = kinds.get(key);
  ctx.beginPath();
  OUTLINES[kind.shape](ctx, x, y, kind.hollow ? r * 0.88 : r);
  ctx.fillStyle = kind.hollow ? palette.card : palette[key];
  ctx.fill();
  if (!kind.hollow) return;
  ctx.lineWidth = Math.max(1.6, r * 0.26);
  ctx.strokeStyle = palette[key];
  ctx.stroke();
}

/** A small canvas with a kind's form, for the legend and lists. */
function icon(key) {
  const canvas = make('canvas', { class: 'shape', width: 36, height: 36, 'aria-hidden': 'true', 'data-kind': key });
  drawShape(canvas.getContext('2d'), key, 18, 18, 12);
  return canvas;
}

/** Draw every icon anew, after a change between light and dark. */
function redrawIcons() {
  for (const canvas of document.querySelectorAll('canvas.shape')) {
    const ctx = canvas.getContext('2d');
    ctx.clearRect(0, 0, 36, 36);
    drawShape(ctx, canvas.dataset.kind, 18, 18, 12);
  }
}
