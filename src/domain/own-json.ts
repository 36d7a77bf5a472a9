// What a value is that writes its own canonical JSON: data that is held in another form than objects and lists, such as
// geometry in flat arrays, so that a digest of it needs no objects.

/** Takes the next part of a text, as text or as the UTF-8 of it; it may be overwritten afterwards. @internal */
export type EmitJson = (part: string | Uint8Array) => void;

/** A value that writes its own canonical JSON (RFC 8785). @internal */
export abstract class OwnJson {
  /**
   * Hands the whole text on, part by part.
   *
   * @param emit - takes what is text already
   * @param write - writes a value that is part of it
   */
  abstract writeTo(emit: EmitJson, write: (value: unknown) => void): void;
}
