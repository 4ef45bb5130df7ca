import { decimal, type ExactDecimal } from "../../../core/index.ts";
import { isMissing, numberForm } from "../evidence/cell-forms.ts";
import type { Proof, RawRecord, TotalRow } from "../shape.ts";
import { filledCells } from "./find-header.ts";
import { decimalMark, readNumber } from "./read-number.ts";

const certain =
  /^(?:grand total|total g[ée]n[ée]ral|total global|totaux|report total|gesamtsumme|(?:sub|sous-)?totals?\s*[:–—].*)/iu;
const likely = /^totals?$/iu;

export interface TotalCandidate {
  readonly row: RawRecord;
  readonly label: string;
  /** Its words leave no doubt; else (a company may be called Total) only its sums can show what it is. */
  readonly isCertain: boolean;
}

/** The rows at the very end that say they are totals. */
export function totalCandidates(last: readonly RawRecord[]): readonly TotalCandidate[] {
  const found: TotalCandidate[] = [];
  for (const row of last.toReversed()) {
    const filled = filledCells(row).map((cell) => cell.trim());
    const label = [filled[0], filled.at(-1)].find((cell) => cell !== undefined && certain.test(cell));
    const weak = filled[0] !== undefined && likely.test(filled[0]) ? filled[0] : undefined;
    if (row.flaw || (label === undefined && weak === undefined)) break;
    found.unshift({ row, label: label ?? weak!, isCertain: label !== undefined });
  }
  return found;
}

export interface TotalsProof {
  push(record: RawRecord): void;
  end(): readonly TotalRow[];
}

/** Adds up the records that stay, and keeps the totals that are certain or that the sums prove. */
export function proveTotals(
  candidates: readonly TotalCandidate[],
  headers: readonly string[],
  samples: readonly RawRecord[],
): TotalsProof {
  const lines = new Set(candidates.map(({ row }) => row.line));
  const columns = headers.flatMap((header, index) => {
    const isTotalled = candidates.some(({ row }) => isNumber(row.cells[index]));
    const cells = samples.flatMap((row) => (row.cells[index] === undefined ? [] : [row.cells[index]]));
    return isTotalled ? [{ header, index, mark: decimalMark(cells), sum: decimal(0), count: 0 }] : [];
  });
  return {
    push(record) {
      if (record.flaw || lines.has(record.line)) return;
      for (const column of columns) {
        const number = readNumber(record.cells[column.index] ?? "", column.mark);
        if (number === undefined) continue;
        column.sum = column.sum.plus(number);
        column.count++;
      }
    },
    end: () =>
      candidates.flatMap(({ row, label, isCertain }): TotalRow[] => {
        const proved = columns.flatMap(({ header, index, mark, sum, count }): Proof[] => {
          const total = readNumber(row.cells[index] ?? "", mark);
          if (total === undefined || count === 0 || total.isZero() || !isSameSum(total, sum, count))
            return [];
          return [{ header, total: total.toFixed(), sum: sum.toFixed() }];
        });
        return isCertain || proved.length > 0 ? [{ line: row.line, label, proved }] : [];
      }),
  };
}

/** Integers add up exactly; rounded amounts may each hide half a unit of their last decimal. */
function isSameSum(total: ExactDecimal, sum: ExactDecimal, count: number): boolean {
  const decimals = Math.max(total.decimalPlaces(), sum.decimalPlaces());
  const allowance =
    decimals === 0
      ? decimal(0)
      : decimal(10)
          .pow(-decimals)
          .times(0.5)
          .times(Math.sqrt(count) + 1);
  return total.minus(sum).abs().lte(allowance);
}

function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && !isMissing(cell) && !cell.includes("%") && numberForm(cell) !== undefined;
}
