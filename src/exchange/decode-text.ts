// Bytes of a text file as spreadsheets write them: UTF-8 with or without a byte-order mark, UTF-16 with one, or GB18030 (which
// holds GBK and GB 2312), the usual encoding of Chinese spreadsheets. UTF-8 is tried first and strictly: of text with Chinese
// in GB18030 hardly any is valid UTF-8, so a file that is, is. What was assumed becomes a finding. Cost: linear.
import type { Finding } from "../domain/index.ts";
import { listFinding } from "./list-finding.ts";

/** A decoded text. 解码结果. */
export interface DecodedText {
  /** The text without a byte-order mark. 文本. */
  readonly text: string;
  /** How it was encoded. 编码. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
  /** What was assumed or lost. 问题. */
  readonly findings: readonly Finding[];
}

/**
 * Decodes the bytes of a spreadsheet's text file. 解码文本.
 *
 * @param bytes - the file
 * @example
 * ```ts
 * decodeText(new Uint8Array([0xb5, 0xa5, 0xd4, 0xaa])).text; //=> "单元"
 * ```
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const told = (encoding: DecodedText["encoding"], text: string): DecodedText => ({
    text,
    encoding,
    findings:
      encoding === "utf-8" ? [] : [listFinding("TEXT_ENCODING", "info", "$", { value: encoding.toUpperCase() })],
  });
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return told("utf-16le", new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff) return told("utf-16be", new TextDecoder("utf-16be").decode(bytes));
  const utf8 = decoded("utf-8", bytes);
  if (utf8 !== undefined) return told("utf-8", utf8);
  const gb = decoded("gb18030", bytes);
  if (gb !== undefined) return told("gb18030", gb);
  return {
    text: new TextDecoder("utf-8").decode(bytes),
    encoding: "utf-8",
    findings: [listFinding("TEXT_UNDECODABLE", "warning", "$", { value: "\ufffd" })],
  };
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
