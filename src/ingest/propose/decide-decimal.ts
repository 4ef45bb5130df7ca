import type { Problem } from "../../core/index.ts";
import type { TargetMapping } from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import { decimalMarkOf, numberForm } from "../read/index.ts";
import { typedHeaders } from "./decide-dates.ts";
import type { FileContents } from "./file-contents.ts";

export interface DecimalDecision {
  readonly decimal?: "." | ",";
  readonly questions: readonly Problem[];
}

type Mark = "." | ",";

/** What one column says: marks that are certain, or a cell that could be read two ways. */
interface Saying {
  readonly marks: readonly Mark[];
  readonly example?: string;
}

/** A file writes its decimals one way: decided by the columns that can tell, asked when none can. */
export async function decideDecimal(
  into: readonly TargetMapping[],
  headers: readonly string[],
  contents: FileContents,
  answer: Mark | undefined,
): Promise<DecimalDecision> {
  if (answer !== undefined) return { decimal: answer, questions: [] };
  const counted = new Set(typedHeaders(into, headers, ["integer"]));
  const deciding = new Map<Mark, string>();
  const open: { readonly header: string; readonly example: string }[] = [];
  for (const header of typedHeaders(into, headers, ["integer", "decimal", "money"])) {
    const { marks, example } = await listen(header, counted.has(header), contents);
    for (const mark of marks) deciding.set(mark, header);
    if (example !== undefined) open.push({ header, example });
  }
  const [point, comma] = [deciding.get("."), deciding.get(",")];
  if (point !== undefined && comma !== undefined)
    return { questions: [problem("decimal-mixed", { point, comma })] };
  const [decimal] = deciding.keys();
  if (decimal !== undefined) return { decimal, questions: [] };
  return { questions: open.slice(0, 1).map((facts) => problem("decimal-unknown", facts)) };
}

/** A count has no decimals, so the mark in its cells can only group thousands. */
async function listen(header: string, isCount: boolean, contents: FileContents): Promise<Saying> {
  const verdict = decimalMarkOf(await contents.numbers(header));
  if (verdict === "none") return { marks: [] };
  if (verdict === "mixed") return { marks: [".", ","] };
  if (verdict !== "either") return { marks: [verdict] };
  const example = await ambiguousExample(header, contents);
  return isCount ? { marks: [example.includes(",") ? "." : ","] } : { marks: [], example };
}

async function ambiguousExample(header: string, contents: FileContents): Promise<string> {
  const { values } = await contents.values(header);
  return values.find(({ raw }) => numberForm(raw) === "ambiguous")?.raw ?? "1,234";
}
