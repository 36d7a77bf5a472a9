// The edges under a sweep line, from bottom to top: a sorted list in blocks, so that putting in and taking out move a few
// hundred entries and never all of them. Cost: O(log n) comparisons per search; steps over at most n / 256 blocks.

/** Most entries of a block; a fuller one is cut in two. */
const BLOCK = 512;

/** A list of edges in the order of the sweep line. @internal */
export class SweepStatus {
  /** Edges in the list. */
  size = 0;
  private readonly blocks: number[][] = [[]];
  private block = 0;
  /** Place in the list of the first entry of the block at hand. */
  private start = 0;

  /** @param side - positive where a vertex lies above an edge */
  constructor(private readonly side: (edge: number, vertex: number) => number) {}

  /** The edge at a place of the list. */
  at(i: number): number {
    return this.blockOf(i)[i - this.start]!;
  }

  /** Place of the lowest edge that does not lie below the vertex. */
  search(vertex: number): number {
    const { blocks, side } = this;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (side(blocks[middle]!.at(-1)!, vertex) > 0) low = middle + 1;
      else high = middle;
    }
    while (this.block < low) this.start += blocks[this.block++]!.length;
    while (this.block > low) this.start -= blocks[--this.block]!.length;
    const block = blocks[low]!;
    low = 0;
    high = block.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (side(block[middle]!, vertex) > 0) low = middle + 1;
      else high = middle;
    }
    return this.start + low;
  }

  /** Puts `edges` in the place of `count` entries from place `i` on. */
  replace(i: number, count: number, edges: readonly number[]): void {
    const same = Math.min(count, edges.length);
    for (let k = 0; k < same; k++) this.blockOf(i + k)[i + k - this.start] = edges[k]!;
    for (let k = same; k < edges.length; k++) this.insert(i + k, edges[k]!);
    for (let k = same; k < count; k++) this.remove(i + same);
  }

  private insert(i: number, edge: number): void {
    const block = this.blockOf(i);
    block.splice(i - this.start, 0, edge);
    if (block.length > BLOCK) this.blocks.splice(this.block + 1, 0, block.splice(BLOCK / 2));
    this.size++;
  }

  private remove(i: number): void {
    const block = this.blockOf(i);
    block.splice(i - this.start, 1);
    this.size--;
    if (block.length > 0 || this.blocks.length === 1) return;
    this.blocks.splice(this.block, 1);
    if (this.block === this.blocks.length) this.start -= this.blocks[--this.block]!.length;
  }

  /** The block with place `i`, or the last one for the place behind the end. */
  private blockOf(i: number): number[] {
    const { blocks } = this;
    while (i < this.start) this.start -= blocks[--this.block]!.length;
    while (this.block + 1 < blocks.length && i >= this.start + blocks[this.block]!.length)
      this.start += blocks[this.block++]!.length;
    return blocks[this.block]!;
  }
}
