export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * The edges without which a component falls in two parts of two records or more, and that weigh less than `strongFrom`: two people
 * held together by one doubtful pair. By depth-first search (Tarjan 1974), without recursion. Two edges over one pair are no bridge.
 *
 * @param size records are the numbers below it
 */
export function weakBridges(size: number, edges: readonly Edge[], strongFrom: number): readonly Edge[] {
  const { starts, ends } = neighbours(size, edges);
  const order = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const below = new Int32Array(size).fill(1);
  const found: { readonly edge: Edge; readonly root: number; readonly child: number }[] = [];
  let visited = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    const stack = [{ node: root, by: -1, next: starts[root]! }];
    order[root] = lowest[root] = visited++;
    while (stack.length > 0) {
      const frame = stack.at(-1)!;
      const { node, by } = frame;
      if (frame.next < starts[node + 1]!) {
        const at = ends[frame.next++]!;
        const edge = edges[at]!;
        const other = edge.left === node ? edge.right : edge.left;
        if (at === by || other === node) continue;
        if (order[other] === -1) {
          order[other] = lowest[other] = visited++;
          stack.push({ node: other, by: at, next: starts[other]! });
        } else lowest[node] = Math.min(lowest[node]!, order[other]!);
        continue;
      }
      stack.pop();
      const parent = stack.at(-1)?.node;
      if (parent === undefined) continue;
      lowest[parent] = Math.min(lowest[parent]!, lowest[node]!);
      below[parent] = below[parent]! + below[node]!;
      if (lowest[node]! > order[parent]!) found.push({ edge: edges[by]!, root, child: node });
    }
  }
  return found
    .filter(({ edge, root, child }) => {
      const [inside, whole] = [below[child]!, below[root]!];
      return edge.weight < strongFrom && inside >= 2 && whole - inside >= 2;
    })
    .map(({ edge }) => edge);
}

/** For each record the edges at it: `ends` from `starts[record]` to `starts[record + 1]`. */
function neighbours(
  size: number,
  edges: readonly Edge[],
): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const starts = new Int32Array(size + 1);
  for (const { left, right } of edges) {
    starts[left + 1] = starts[left + 1]! + 1;
    starts[right + 1] = starts[right + 1]! + 1;
  }
  for (let at = 0; at < size; at++) starts[at + 1] = starts[at + 1]! + starts[at]!;
  const free = starts.slice();
  const ends = new Int32Array(2 * edges.length);
  for (const [index, { left, right }] of edges.entries())
    for (const record of [left, right]) {
      ends[free[record]!] = index;
      free[record] = free[record]! + 1;
    }
  return { starts, ends };
}
