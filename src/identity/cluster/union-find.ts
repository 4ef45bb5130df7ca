/** Sets of the numbers below `size`, joined one pair after another (Tarjan 1975: halved paths, the larger set's root stays). */
export class UnionFind {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index);
    this.#sizes = new Int32Array(size).fill(1);
  }

  rootOf(member: number): number {
    const parents = this.#parents;
    let at = member;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  sizeOf(member: number): number {
    return this.#sizes[this.rootOf(member)]!;
  }

  /** The root of the set that now holds both. */
  join(one: number, other: number): number {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b) return a;
    const [larger, smaller] = this.#sizes[a]! >= this.#sizes[b]! ? [a, b] : [b, a];
    this.#parents[smaller] = larger;
    this.#sizes[larger] = this.#sizes[larger]! + this.#sizes[smaller]!;
    return larger;
  }
}
