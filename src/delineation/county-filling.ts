// Every face of the territory gets a county. Borders of counties disagree by metres, and seas are often in no county: ground
// that no administrative area covers goes, piece by connected piece, to the area with which it shares the longest border;
// at sea the county that the marine zone names comes first. What was filled is told with its area.
//
// Cost: nothing where the areas cover the territory; else the edges of what they do not cover, looked up once among all.
import type { Finding } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { areaInWords, delineationFinding } from "./delineation-findings.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { FaceGroups, NO_FACE, readFaceBorders } from "./face-borders.ts";
import type { Ground } from "./ground.ts";

/** A stretch of territory that units are cut by: an administrative area, or the sea of a county. @internal */
export interface Cell {
  /** Code of the area, or of the county. */
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly sea: boolean;
}

/** Cells, and the cell of each face; -1 outside the territory. @internal */
export interface Cells {
  readonly cells: readonly Cell[];
  readonly cellOf: Int32Array;
  /** Marine ground on what is stated to be land, m². */
  readonly findings: readonly Finding[];
}

/** Puts every face of the territory in a cell. @internal */
export function fillCounties(ground: Ground, input: OrderedInput): Cells {
  const { faceCount, inside, area, areaM2, zoneStart, zoneIndex, elementOf } = ground;
  const { zones, territory, profile } = input;
  const admin = input.admin.rows;
  const book = new CellBook(input, profile.numbering.cutBy === "county");
  const findings: Finding[] = [...book.findings];
  const cellOf = new Int32Array(faceCount).fill(-1);
  const marineOn = (f: number): number => {
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++)
      if (elementOf[zoneIndex[i]!] === "marine") return zoneIndex[i]!;
    return -1;
  };
  const onLand = new Sum();
  const open: number[] = [];
  const isOpen = new Uint8Array(faceCount);
  const openSea = new Uint8Array(faceCount);
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 0) continue;
    const marine = marineOn(f);
    if (area[f]! >= 0) {
      const { realm } = admin[area[f]!]!;
      if (realm === "land" && marine >= 0) onLand.add(areaM2[f]!);
      cellOf[f] = book.ofArea(area[f]!, realm === undefined ? marine >= 0 : realm === "sea");
      continue;
    }
    const county = marine < 0 ? undefined : zones[marine]!.county;
    if (county !== undefined && isCounty(county, admin)) {
      cellOf[f] = book.ofCounty(county, true);
      continue;
    }
    open.push(f);
    isOpen[f] = 1;
    openSea[f] = marine >= 0 ? 1 : 0;
  }
  if (onLand.value > 0)
    findings.push(delineationFinding("MARINE_ON_LAND", "warning", "marine", { areaM2: areaInWords(onLand.value) }));
  if (open.length === 0) return { cells: book.cells, cellOf, findings };

  const borders = readFaceBorders(ground.overlay, (f) => isOpen[f] === 1);
  const groups = new FaceGroups(faceCount);
  borders.first.forEach((a, i) => {
    const b = borders.second[i]!;
    if (a !== NO_FACE && isOpen[a] === 1 && isOpen[b] === 1 && openSea[a] === openSea[b]) groups.join(a, b);
  });
  const members = new Map<number, number[]>();
  for (const f of open) {
    const root = groups.root(f);
    if (!members.has(root)) members.set(root, []);
    members.get(root)!.push(f);
  }
  // what borders on filled ground alone waits for a later round
  let waiting = [...members.keys()];
  const gains = new Map<string, { count: number; sum: Sum; at: [number, number] }>();
  const give = (root: number, cell: number, code: "GROUND_WITHOUT_COUNTY" | "GROUND_WITHOUT_NEIGHBOUR"): void => {
    const key = `${code}|${book.cells[cell]!.code}`;
    const at: [number, number] = [borders.corner[2 * root]!, borders.corner[2 * root + 1]!];
    const gain = gains.get(key) ?? { count: 0, sum: new Sum(), at };
    gains.set(key, gain);
    gain.count++;
    for (const f of members.get(root)!) {
      cellOf[f] = cell;
      gain.sum.add(areaM2[f]!);
    }
  };
  while (waiting.length > 0) {
    const lengths = new Map<number, Map<string, number>>();
    const meet = (f: number, other: number, lengthM: number): void => {
      if (isOpen[f] === 0 || cellOf[f]! >= 0 || other === NO_FACE || cellOf[other]! < 0) return;
      const root = groups.root(f);
      const own = lengths.get(root) ?? new Map<string, number>();
      lengths.set(root, own);
      const { code } = book.cells[cellOf[other]!]!;
      own.set(code, (own.get(code) ?? 0) + lengthM);
    };
    borders.first.forEach((a, i) => {
      const b = borders.second[i]!;
      if (a !== NO_FACE) meet(a, b, borders.lengthM[i]!);
      meet(b, a, borders.lengthM[i]!);
    });
    const taken = waiting.filter((root) => lengths.has(root));
    for (const root of taken) {
      const [longest] = [...lengths.get(root)!.entries()].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]!;
      give(root, book.ofCode(longest, openSea[root] === 1), "GROUND_WITHOUT_COUNTY");
    }
    if (taken.length === 0) {
      for (const root of waiting)
        give(root, book.ofCounty(territory.adminCode, openSea[root] === 1), "GROUND_WITHOUT_NEIGHBOUR");
      break;
    }
    waiting = waiting.filter((root) => !lengths.has(root));
  }
  for (const [key, { count, sum, at }] of [...gains].sort((a, b) => compareText(a[0], b[0]))) {
    const [code, winner] = key.split("|") as ["GROUND_WITHOUT_COUNTY" | "GROUND_WITHOUT_NEIGHBOUR", string];
    const values = { areaM2: areaInWords(sum.value), count, winner };
    findings.push(delineationFinding(code, "warning", winner, values, at));
  }
  return { cells: book.cells, cellOf, findings };
}

type Areas = OrderedInput["admin"]["rows"];

/** A zone of a whole prefecture carries its code, which is no county unless it is one of the areas. */
function isCounty(code: string, admin: Areas): boolean {
  return /^\d{6}$/.test(code) && (!code.endsWith("00") || admin.some((area) => area.code === code));
}

/** Cells as they are first met, one for each area or county on land and one at sea. */
class CellBook {
  readonly cells: Cell[] = [];
  readonly findings: Finding[] = [];
  readonly #at = new Map<string, number>();
  readonly #admin: Areas;
  readonly #counties: readonly string[];
  readonly #names = new Map<string, string>();
  readonly #byCounty: boolean;

  constructor({ admin: { rows: admin }, territory }: OrderedInput, byCounty: boolean) {
    this.#admin = admin;
    this.#byCounty = byCounty;
    this.#counties = admin.map(({ code }) => {
      if (/^\d{6}/.test(code)) return code.slice(0, 6);
      const values = { value: code, county: territory.adminCode };
      this.findings.push(delineationFinding("ADMIN_CODE", "warning", code, values));
      return territory.adminCode;
    });
    for (const { code, name } of admin) if (!this.#names.has(code)) this.#names.set(code, name);
    if (!this.#names.has(territory.adminCode)) this.#names.set(territory.adminCode, territory.name);
  }

  ofArea(area: number, sea: boolean): number {
    const county = this.#counties[area]!;
    return this.#cell(this.#byCounty ? county : this.#admin[area]!.code, county, sea);
  }

  ofCounty(county: string, sea: boolean): number {
    return this.#cell(county, county, sea);
  }

  /** The cell of a code that a neighbour has, on land or at sea; at sea a county is fine enough. */
  ofCode(code: string, sea: boolean): number {
    const { county } = this.cells.find((cell) => cell.code === code)!;
    return this.#cell(sea && !this.#at.has(`${code}|sea`) ? county : code, county, sea);
  }

  #cell(code: string, county: string, sea: boolean): number {
    const key = `${code}|${sea ? "sea" : "land"}`;
    let at = this.#at.get(key);
    if (at === undefined) {
      this.#at.set(key, (at = this.cells.length));
      this.cells.push({ code, name: this.#names.get(code) ?? code, county, sea });
    }
    return at;
  }
}
