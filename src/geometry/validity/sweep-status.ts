// The edges under a sweep line, from bottom to top: a sorted list in blocks, so that putting in and taking out move a few
// hundred entries and never all of them. Cost: O(log n) comparisons a search, and steps over at most n / 256 blocks.

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

  /** The edge at a place of the list. */
  at(i: number): number {
    return this.seek(i)[i - this.start]!;
  }

  /** Place of the lowest edge that the test does not call below. */
  search(isBelow: (edge: number) => boolean): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(this.at(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts `edges` in the place of `count` entries from place `i` on. */
  replace(i: number, count: number, edges: readonly number[]): void {
    for (let k = 0; k < count; k++) {
      const block = this.seek(i);
      block.splice(i - this.start, 1);
      if (block.length === 0 && this.blocks.length > 1) {
        this.blocks.splice(this.block, 1);
        this.block = this.start = 0;
      }
    }
    for (let k = 0; k < edges.length; k++) {
      const block = this.seek(i + k);
      block.splice(i + k - this.start, 0, edges[k]!);
      if (block.length > BLOCK) this.blocks.splice(this.block + 1, 0, block.splice(BLOCK / 2));
    }
    this.size += edges.length - count;
  }

  /** Goes to the block with place `i`, or to the last one for the place behind the end. */
  private seek(i: number): number[] {
    const { blocks } = this;
    while (i < this.start) this.start -= blocks[--this.block]!.length;
    while (this.block + 1 < blocks.length && i >= this.start + blocks[this.block]!.length)
      this.start += blocks[this.block++]!.length;
    return blocks[this.block]!;
  }
}
