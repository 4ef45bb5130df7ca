import type { Problem } from "../../core/index.ts";
import {
  columnNamed,
  type DateOrder,
  type FieldMapping,
  targetDataset,
  type TargetMapping,
} from "../../dataset/index.ts";
import { matchPattern } from "../header-pattern.ts";
import { problem } from "../problems.ts";
import { dateForm, type DateOrderEvidence, dateOrderOf } from "../read/index.ts";
import type { FileContents } from "./file-contents.ts";

export interface DateDecision {
  /** The order of most of the file's columns; none when all of them write the year first or name the month. */
  readonly dates?: DateOrder;
  /** Headers whose order differs from it. */
  readonly exceptions: ReadonlyMap<string, DateOrder>;
  readonly questions: readonly Problem[];
}

/** Decides each date column by its own cells, over the whole file; what they do not decide is asked. */
export async function decideDates(
  into: readonly TargetMapping[],
  headers: readonly string[],
  contents: FileContents,
  answer: DateOrder | undefined,
): Promise<DateDecision> {
  const orders = new Map<string, DateOrder>();
  const questions: Problem[] = [];
  for (const header of typedHeaders(into, headers, ["date", "instant"])) {
    const evidence = await contents.dates(header);
    const verdict = dateOrderOf(evidence);
    if (verdict === "dmy" || verdict === "mdy") orders.set(header, verdict);
    else if (verdict === "either" || verdict === "mixed") {
      if (answer !== undefined) orders.set(header, answer);
      else questions.push(await question(header, evidence, contents));
    }
  }
  const dates = mostCommon([...orders.values()]);
  const exceptions = new Map([...orders].filter(([, order]) => order !== dates));
  return { ...(dates !== undefined && { dates }), exceptions, questions };
}

async function question(
  header: string,
  { firstDmy, firstMdy }: DateOrderEvidence,
  contents: FileContents,
): Promise<Problem> {
  if (firstDmy !== undefined && firstMdy !== undefined)
    return problem("date-order-mixed", { header, dmy: firstDmy.value, mdy: firstMdy.value });
  return problem("date-order-unknown", { header, example: await ambiguousExample(header, contents) });
}

async function ambiguousExample(header: string, contents: FileContents): Promise<string> {
  const { values } = await contents.values(header);
  return values.find(({ raw }) => dateForm(raw) === "ambiguous")?.raw ?? "03/04/2024";
}

function mostCommon(orders: readonly DateOrder[]): DateOrder | undefined {
  const count = (order: DateOrder) => orders.filter((one) => one === order).length;
  return [...new Set(orders)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
}

/** The headers that the targets read as columns of some types. */
export function typedHeaders(
  into: readonly TargetMapping[],
  headers: readonly string[],
  types: readonly string[],
): readonly string[] {
  const found = into.flatMap((target) => {
    const dataset = targetDataset(target);
    return Object.entries(target.fields).flatMap(([name, field]) => {
      const type = dataset === undefined ? undefined : columnNamed(dataset, name)?.type;
      return type !== undefined && types.includes(type) ? headersOf(field, target, headers) : [];
    });
  });
  return [...new Set(found)];
}

export function headersOf(
  field: FieldMapping,
  target: TargetMapping,
  headers: readonly string[],
): readonly string[] {
  if ("from" in field) return field.from;
  if (!("cell" in field) || target.each === undefined) return [];
  const pattern = target.each;
  return headers.filter((header) => matchPattern(pattern, header) !== undefined);
}

/** Writes the exceptions beside the fields that read them. */
export function withDates(
  into: readonly TargetMapping[],
  headers: readonly string[],
  exceptions: ReadonlyMap<string, DateOrder>,
): readonly TargetMapping[] {
  if (exceptions.size === 0) return into;
  return into.map((target) => ({
    ...target,
    fields: Object.fromEntries(
      Object.entries(target.fields).map(([column, field]) => {
        const dataset = targetDataset(target);
        const type = dataset === undefined ? undefined : columnNamed(dataset, column)?.type;
        const isMoment = type === "date" || type === "instant";
        const order = headersOf(field, target, headers).map((header) => exceptions.get(header))[0];
        const dated = isMoment && order !== undefined && ("from" in field || "cell" in field);
        return [column, dated ? { ...field, dates: order } : field];
      }),
    ),
  }));
}
