// The graph as the page holds it: facts by number, links by number, and what links what.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const graph = read('graph');
const drawn = { nodes: read('nodes'), edges: read('edges'), options: read('options') };
const kinds = new Map(graph.kinds.map((kind) => [kind.key, kind]));
const facts = graph.facts;

/** For each fact its links: {other, property, out} where `out` tells that the fact is the subject. */
const linksOf = facts.map(() => []);
for (const edge of drawn.edges) {
  linksOf[edge.from].push({ other: edge.to, property: edge.govProperty, out: true });
  linksOf[edge.to].push({ other: edge.from, property: edge.govProperty, out: false });
}

const isHub = (i) => kinds.get(facts[i].kind).side === 'hub';
const nameOf = (property) => graph.names[property] ?? ['', property];
