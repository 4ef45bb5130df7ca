import type { Checked, ReasonOf } from "../checked.ts";
import { refuse } from "../judge.ts";
import { tidyText } from "../text/tidy-text.ts";
import { readCivility } from "./civility.ts";
import type { NameFacts } from "./facts.ts";
import { findSwap } from "./find-swap.ts";
import type { NameUse } from "./name-use.ts";
import { partColumns } from "./part-columns.ts";
import { longestName, type PersonName, type RawName, type WrittenName } from "./person-name.ts";
import { settle } from "./settle.ts";

type Reason = ReasonOf<NameFacts>;

export interface NameContext {
  /** How often names stand in each column of the load: the best evidence of inverted columns. */
  readonly use?: NameUse | undefined;
}

const columns = ["civility", "title", "given", "family", "birthFamily"] as const;
type Columns = { readonly [Column in (typeof columns)[number]]?: string };

/** Reads a name from its columns. */
export function checkPersonName(
  written: WrittenName,
  context: NameContext = {},
): Checked<PersonName, NameFacts> {
  if (columns.some((column) => (written[column]?.length ?? 0) > longestName))
    return refuse([{ code: "name-too-long", facts: { limit: longestName } }]);
  const reasons: Reason[] = [];
  const tidied = tidyColumns(written, reasons);
  const parted = partColumns(readCivilityColumns(tidied, reasons), reasons);
  const swap = findSwap(parted, context.use);
  if (!swap) return settle(parted, reasons);
  const { given, family } = swap;
  if (swap.isSure)
    return settle({ ...parted, given, family }, [
      ...reasons,
      { code: "columns-swapped", facts: { given, family } },
    ]);
  return settle(
    parted,
    [...reasons, { code: "columns-maybe-swapped", facts: { given, family } }],
    `${given} ${family}`,
  );
}

function tidyColumns(written: WrittenName, reasons: Reason[]): Columns {
  const tidied: { [Column in (typeof columns)[number]]?: string } = {};
  const seen = new Set<string>();
  for (const column of columns) {
    const text = written[column];
    if (text === undefined || text === "") continue;
    const read = tidyText(text);
    if (read.text !== "") tidied[column] = read.text;
    reasons.push(...read.reasons.filter(({ code }) => !seen.has(code)));
    for (const { code } of read.reasons) seen.add(code);
  }
  return tidied;
}

function readCivilityColumns(
  { civility, title, given, family, birthFamily }: Columns,
  reasons: Reason[],
): RawName {
  const read = readCivility(`${civility ?? ""} ${title ?? ""}`.trim());
  if (read.isCouple) reasons.push({ code: "two-people", facts: { text: civility ?? "" } });
  else if (read.rest !== "") reasons.push({ code: "civility-unknown", facts: { text: read.rest } });
  return { civility: read.civility, title: read.title, given, family, birthFamily };
}
