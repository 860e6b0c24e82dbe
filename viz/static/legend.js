// The header: counts, the legend that shows and hides kinds, the switch between overview and all.
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
  if (graph.reportsLeftOut) words.push(`另有 ${graph.reportsLeftOut} 份报告未载入 reports not on this page`);
  byId('counts').textContent = words.join(' · ');
}
