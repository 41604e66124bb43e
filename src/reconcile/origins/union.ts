/** Sets that are joined as ties come in. */
export class UnionFind {
  readonly #above: Int32Array

  constructor(size: number) {
    this.#above = Int32Array.from({ length: size }, (_, index) => index)
  }

  /** The smallest member of the set that `item` is in. */
  find(item: number): number {
    let root = item
    while (this.#above[root] !== root) root = this.#above[root]!
    while (this.#above[item] !== root) [this.#above[item], item] = [root, this.#above[item]!]
    return root
  }

  /** Joins two sets. @returns whether they were two. */
  join(a: number, b: number): boolean {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y) as [number, number]
    this.#above[high] = low
    return low !== high
  }
}
