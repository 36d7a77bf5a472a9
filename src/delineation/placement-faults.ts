// Faults of one overlay: combinations of layers, each with all faces that have it and the place of the first. The places are
// looked up in an overlay made again, because faults are rare and its geometry is most of what an overlay holds.
import type { Finding } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type OverlayOptions, overlay, type PolygonSet } from "../geometry/index.ts";
import { firstPosition } from "../geometry/polygon-set-parts.ts";
import { type CertificateFindingCode, certificateFinding } from "./certificate-text.ts";

interface Fault {
  readonly code: CertificateFindingCode;
  readonly subject: string;
  readonly values: Record<string, string | number>;
  readonly area: Sum;
  readonly firstFace: number;
  count: number;
}

/** Gathers the faults of one overlay. @internal */
export class PlacementFaults {
  readonly #layers: Readonly<Record<string, PolygonSet>>;
  readonly #options: OverlayOptions;
  readonly #known = new Map<string, Fault>();

  /** @param layers - what is overlaid, and with which options */
  constructor(layers: Readonly<Record<string, PolygonSet>>, options: OverlayOptions) {
    this.#layers = layers;
    this.#options = options;
  }

  add(
    face: number,
    areaM2: number,
    code: CertificateFindingCode,
    subject: string,
    values: Record<string, string | number>,
    key: string,
  ): void {
    const id = `${code} ${key}`;
    let fault = this.#known.get(id);
    if (fault === undefined)
      this.#known.set(id, (fault = { code, subject, values, area: new Sum(), firstFace: face, count: 0 }));
    fault.area.add(areaM2);
    fault.count++;
  }

  /** In canonical order. */
  findings(minAreaM2: number): Finding[] {
    if (this.#known.size === 0) return [];
    const wanted = new Map<number, number>();
    for (const { firstFace } of this.#known.values()) if (!wanted.has(firstFace)) wanted.set(firstFace, wanted.size);
    const ground = overlay(this.#layers, this.#options).dissolveToSet((face) => wanted.get(face) ?? -1, wanted.size);
    return [...this.#known]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { code, subject, values, area, firstFace, count }]) => {
        const severity = area.value < minAreaM2 ? "warning" : "error";
        const at = firstPosition(ground, wanted.get(firstFace)!);
        return certificateFinding(code, severity, subject, { ...values, areaM2: area.value, count }, at);
      });
  }
}
