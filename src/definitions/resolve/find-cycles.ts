/** The circles among definitions, each once, as the chain of its ids; the first comes again at the end. */
export function findCycles(uses: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const finished = new Set<string>();
  const chain: string[] = [];
  const visit = (id: string): void => {
    const start = chain.indexOf(id);
    if (start >= 0) cycles.push([...chain.slice(start), id]);
    if (start >= 0 || finished.has(id)) return;
    chain.push(id);
    for (const used of uses.get(id) ?? []) visit(used);
    chain.pop();
    finished.add(id);
  };
  for (const id of uses.keys()) visit(id);
  return cycles;
}
