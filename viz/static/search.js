// Search by part of a label. Arrow keys choose, Enter goes there, Escape closes.
const MOST_HITS = 40;
const search = { hits: [], chosen: 0 };

function find(text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const found = facts.map((fact, i) => ({ i, at: fact.label.toLocaleLowerCase().indexOf(wanted) })).filter(({ at }) => at >= 0);
  found.sort((a, b) => (a.at > 0) - (b.at > 0) || linksOf[b.i].length - linksOf[a.i].length || a.i - b.i);
  return found.map(({ i }) => i);
}

function closeHits() {
  byId('hits').hidden = true;
  byId('search').setAttribute('aria-expanded', 'false');
  byId('search').removeAttribute('aria-activedescendant');
}

function choose(k) {
  search.chosen = k;
  [...byId('hits').querySelectorAll('[role=option]')].forEach((item, n) => {
    item.setAttribute('aria-selected', String(n === k));
    if (n !== k) return;
    item.scrollIntoView({ block: 'nearest' });
    byId('search').setAttribute('aria-activedescendant', item.id);
  });
}

function listHits() {
  const text = byId('search').value;
  const all = find(text);
  search.hits = all.slice(0, MOST_HITS);
  const items = search.hits.map((i, k) => make('li',
    { role: 'option', id: `hit-${k}`, 'aria-selected': 'false', onmousedown: (event) => { event.preventDefault(); take(k); } },
    icon(facts[i].kind), said(facts[i].label)));
  if (!all.length) items.push(make('li', { class: 'none' }, '没有结果 No hits'));
  if (all.length > MOST_HITS) items.push(make('li', { class: 'none' }, `另有 ${all.length - MOST_HITS} 项 more`));
  byId('hits').replaceChildren(...items);
  byId('hits').hidden = !text.trim();
  byId('search').setAttribute('aria-expanded', String(!byId('hits').hidden));
  if (search.hits.length) choose(0);
}

function take(k) {
  if (search.hits[k] === undefined) return;
  closeHits();
  focusOn(search.hits[k]);
}

function searchKey(event) {
  const count = search.hits.length;
  if (event.key === 'Escape') closeHits();
  else if (event.key === 'Enter') take(search.chosen);
  else if (count && event.key === 'ArrowDown') choose((search.chosen + 1) % count);
  else if (count && event.key === 'ArrowUp') choose((search.chosen + count - 1) % count);
  else return;
  event.preventDefault();
}

function startSearch() {
  const input = byId('search');
  input.addEventListener('input', listHits);
  input.addEventListener('focus', listHits);
  input.addEventListener('blur', closeHits);
  input.addEventListener('keydown', searchKey);
}
