// Lines of a stream of bytes, decoded strictly one by one: a line that is no UTF-8, or too long, is told with its number and
// the next one is read all the same. Memory: one line.

/** A line of a stream. @internal */
export interface Line {
  /** Its number, from 1; blank lines count. */
  readonly line: number;
  /** Its text without the line end; `null` where it cannot be read. */
  readonly text: string | null;
  /** Why not. */
  readonly fault: "notUtf8" | "tooLong" | null;
}

const LINE_FEED = 0x0a;

/** Reads lines; those that are blank are passed over. @internal */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let kept: Uint8Array[] = [];
  let size = 0;
  let line = 0;
  const finish = (): Line | null => {
    line++;
    const tooLong = size > mostBytes;
    const bytes = tooLong ? new Uint8Array() : joined(kept, size);
    kept = [];
    size = 0;
    if (tooLong) return { line, text: null, fault: "tooLong" };
    try {
      const text = decoder.decode(bytes);
      return text.trim() === "" ? null : { line, text, fault: null };
    } catch {
      return { line, text: null, fault: "notUtf8" };
    }
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      kept.push(chunk.subarray(from, at));
      size += at - from;
      from = at + 1;
      const found = finish();
      if (found !== null) yield found;
    }
    const rest = chunk.length - from;
    size += rest;
    // what is too long is counted and not kept; streams may use their buffers again
    if (size <= mostBytes) kept.push(chunk.slice(from));
    else kept = [];
  }
  const found = size > 0 ? finish() : null;
  if (found !== null) yield found;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
