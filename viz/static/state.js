// What is being looked at: all or the overview, the hidden kinds, the selected fact and what it is linked with.
const state = { mode: graph.opening, hidden: new Set(), selected: null, hovered: null, near: new Set() };
const layout = () => graph.layouts[byId('canvas').clientWidth < 640 ? 'narrow' : 'wide'][state.mode];
let placed = layout();
const shown = (i) => Boolean(placed.at[i]) && !state.hidden.has(facts[i].kind);
const dimmed = (i) => state.near.size > 0 && i !== state.selected && !state.near.has(i);
