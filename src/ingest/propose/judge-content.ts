import type { ColumnType } from "../../dataset/index.ts";
import { dateForm, isMissing, numberForm } from "../read/index.ts";

/** Of a column's filled samples, the shares that look like each thing. */
export interface ContentShares {
  readonly filled: number;
  readonly dates: number;
  readonly numbers: number;
  readonly whole: number;
  readonly emails: number;
  readonly domains: number;
  readonly ids: number;
  readonly yesNo: number;
  /** Distinct cells by filled cell. */
  readonly distinct: number;
}

const email = /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/iu;
const domain = /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?$/iu;
const yesNo = /^(?:true|false|yes|no|oui|non|vrai|faux|0|1|y|n)$/iu;

export function judgeContent(cells: readonly (string | null)[]): ContentShares {
  const filled = cells.flatMap((cell) => (cell === null || isMissing(cell) ? [] : [cell.trim()]));
  const share = (test: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    dates: share((cell) => dateForm(cell) !== undefined),
    numbers: share((cell) => numberForm(cell) !== undefined),
    whole: share((cell) => /^-?\d+$/.test(cell)),
    emails: share((cell) => email.test(cell)),
    domains: share((cell) => domain.test(cell)),
    ids: share(looksLikeId),
    yesNo: share((cell) => yesNo.test(cell)),
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
  };
}

/** No blanks, some digits, no dots between digits only. */
function looksLikeId(cell: string): boolean {
  return /^[\p{L}\p{N}_:#/-]{1,64}$/u.test(cell) && /\d/.test(cell) && dateForm(cell) === undefined;
}

/** Whether the cells can be what the column's type wants; an empty column can be anything. */
export function fitsType(type: ColumnType, shares: ContentShares): boolean {
  if (shares.filled === 0) return true;
  if (type === "date" || type === "instant") return shares.dates >= 0.8;
  if (type === "money" || type === "decimal" || type === "integer") return shares.numbers >= 0.8;
  return type === "boolean" ? shares.yesNo >= 0.8 : shares.dates < 0.5;
}
