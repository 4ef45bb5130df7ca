import type { Problem } from "../../core/index.ts";
import type { TargetMapping } from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import { decimalMarkOf, numberForm } from "../read/index.ts";
import { momentHeaders } from "./decide-dates.ts";
import type { FileContents } from "./file-contents.ts";

export interface DecimalDecision {
  readonly decimal?: "." | ",";
  readonly questions: readonly Problem[];
}

/** A file writes its decimals one way: decided by the columns that can tell, asked when none can. */
export async function decideDecimal(
  into: readonly TargetMapping[],
  headers: readonly string[],
  contents: FileContents,
  answer: "." | "," | undefined,
): Promise<DecimalDecision> {
  if (answer !== undefined) return { decimal: answer, questions: [] };
  const counted = new Set(momentHeaders(into, headers, ["integer"]));
  const deciding = new Map<"." | ",", string>();
  let open: { readonly header: string; readonly example: string } | undefined;
  for (const header of momentHeaders(into, headers, ["integer", "decimal", "money"])) {
    const verdict = decimalMarkOf(await contents.numbers(header));
    if (verdict === "none") continue;
    if (verdict === "." || verdict === ",") deciding.set(verdict, header);
    else if (verdict === "mixed") deciding.set(".", header).set(",", header);
    else {
      const example = await ambiguousExample(header, contents);
      if (counted.has(header)) deciding.set(example.includes(",") ? "." : ",", header);
      else open ??= { header, example };
    }
  }
  if (deciding.size === 2)
    return {
      questions: [problem("decimal-mixed", { point: deciding.get(".")!, comma: deciding.get(",")! })],
    };
  const [decimal] = deciding.keys();
  if (decimal !== undefined) return { decimal, questions: [] };
  return { questions: open === undefined ? [] : [problem("decimal-unknown", open)] };
}

async function ambiguousExample(header: string, contents: FileContents): Promise<string> {
  const { values } = await contents.values(header);
  return values.find(({ raw }) => numberForm(raw) === "ambiguous")?.raw ?? "1,234";
}
