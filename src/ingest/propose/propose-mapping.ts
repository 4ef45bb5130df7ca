import { fail, nearest, ok, type Problem, type Result, type Settings } from "../../core/index.ts";
import type {
  DatasetSpec,
  DateOrder,
  LoadKind,
  SourceMapping,
  TargetMapping,
  ValueMappings,
} from "../../dataset/index.ts";
import { applyPreset, type AppliedPreset } from "../presets/apply-preset.ts";
import type { Preset } from "../presets/preset.ts";
import { type Recognition, recognise, type TableShape, verdictOf } from "../presets/recognise.ts";
import { problem } from "../problems.ts";
import { parseSourceMapping } from "../source-mapping/parse-source-mapping.ts";
import { printSourceMapping } from "../source-mapping/print-source-mapping.ts";
import { readCampaignWords } from "../values/campaign-words.ts";
import { readSynonyms } from "../values/synonyms.ts";
import { compact } from "../yaml/compact.ts";
import { decideDates, withDates } from "./decide-dates.ts";
import { decideDecimal } from "./decide-decimal.ts";
import type { FileContents } from "./file-contents.ts";
import { type GuessedMapping, guessInto, guessMapping } from "./guess-mapping.ts";
import { knowMeanings } from "./known-meanings.ts";
import { noticesOf } from "./notices.ts";
import { presetColumns } from "./preset-columns.ts";
import type { ColumnProposal, SourceProposal } from "./proposal.ts";
import type { Vocabulary } from "./propose-meaning.ts";
import { additionsOf, proposeValues } from "./propose-values.ts";
import { kindReason } from "./reasons.ts";
import { assumedTimezone } from "./time-zone.ts";

export interface ProposalContext {
  readonly source: string;
  /** Patterns of its files, relative to `sources/`. */
  readonly files: readonly string[];
  readonly sheet?: string;
  readonly settings: Pick<Settings, "timezone">;
  readonly presets: readonly Preset[];
  /** The preset that the author chose. */
  readonly preset?: string;
  /** The dataset that the author chose. */
  readonly into?: DatasetSpec;
  /** What the workspace's words mean already. */
  readonly values: ValueMappings;
  readonly contents: FileContents;
  readonly answers?: Answers;
}

/** What only the author can know. */
export interface Answers {
  readonly dates?: DateOrder;
  readonly decimal?: "." | ",";
  readonly timezone?: string;
}

/** How a file reaches the common dataset, before anything is decided about its dates, numbers and words. */
interface Draft {
  readonly system: string;
  readonly kind: LoadKind;
  readonly why: SourceProposal["kind"]["why"];
  readonly period?: string;
  readonly currency?: string;
  readonly into: readonly TargetMapping[];
  readonly columns: readonly ColumnProposal[];
  readonly known: ReadonlySet<string>;
  readonly called: ReadonlyMap<string, string>;
  readonly recognition?: Recognition;
}

/**
 * Proposes how a file maps to the common dataset: by the preset that knows it, else from its headers and what
 * is in its columns. What the file cannot tell is a question, never a guess.
 */
export async function proposeMapping(
  table: TableShape,
  context: ProposalContext,
): Promise<Result<SourceProposal, readonly Problem[]>> {
  const draft = draftMapping(table, context);
  if (!draft.ok) return draft;
  const { recognition } = draft.value;
  const notices =
    recognition === undefined ? [] : await noticesOf(recognition, table.headers, context.contents);
  const refusals = notices.filter((notice) => notice.severity === "error");
  return refusals.length > 0 ? fail(refusals) : ok(await complete(table, context, draft.value, notices));
}

async function complete(
  table: TableShape,
  context: ProposalContext,
  draft: Draft,
  notices: readonly Problem[],
): Promise<SourceProposal> {
  const { contents, answers = {} } = context;
  const dates = await decideDates(draft.into, table.headers, contents, answers.dates);
  const decimal = await decideDecimal(draft.into, table.headers, contents, answers.decimal);
  const into = withDates(draft.into, table.headers, dates.exceptions);
  const mapping = mappingOf(draft, context, { dates: dates.dates, decimal: decimal.decimal, into });
  const words = vocabularyOf(draft, context);
  const values = await proposeValues(mapping, {
    headers: table.headers,
    contents,
    called: draft.called,
    words,
  });
  const isZoneKnown = answers.timezone !== undefined || draft.recognition?.preset.timezone !== undefined;
  return {
    mapping,
    ...(draft.recognition !== undefined && { recognition: draft.recognition }),
    kind: { kind: draft.kind, why: draft.why },
    columns: draft.columns,
    unmapped: table.headers.filter((header) => !draft.known.has(header)),
    values,
    additions: additionsOf(values),
    questions: [...dates.questions, ...decimal.questions, ...flawsOf(mapping)],
    warnings: [...notices, ...(isZoneKnown ? [] : assumedTimezone(mapping, table))],
  };
}

/** What the mapping would be refused for if it were written as it stands: most often a required column. */
function flawsOf(mapping: SourceMapping): readonly Problem[] {
  const own = mapping.into.flatMap((target) => target.own ?? []);
  const parsed = parseSourceMapping(printSourceMapping(mapping), `${mapping.source}.yaml`, own);
  return parsed.ok ? [] : parsed.error.map(({ place: _place, ...flaw }) => flaw);
}

interface Decided {
  readonly dates: DateOrder | undefined;
  readonly decimal: "." | "," | undefined;
  readonly into: readonly TargetMapping[];
}

function mappingOf(draft: Draft, context: ProposalContext, { into, ...decided }: Decided): SourceMapping {
  const preset = draft.recognition?.preset;
  return {
    ...compact({
      source: context.source,
      system: draft.system,
      preset: preset?.name,
      files: context.files,
      sheet: context.sheet,
      kind: draft.kind,
      period: draft.period,
      timezone: context.answers?.timezone ?? preset?.timezone ?? context.settings.timezone,
      ...decided,
      currency: draft.currency,
    }),
    into,
  };
}

function vocabularyOf(draft: Draft, context: ProposalContext): Vocabulary {
  return compact({
    system: draft.system,
    preset: draft.recognition?.preset,
    known: knowMeanings(context.values, draft.system),
    synonyms: readSynonyms(),
    campaignWords: readCampaignWords(),
  });
}

function draftMapping(table: TableShape, context: ProposalContext): Result<Draft, readonly Problem[]> {
  if (context.into !== undefined) return intoDraft(table, context, context.into);
  const recognitions = recognise(table, context.presets);
  if (context.preset !== undefined) return chosenDraft(table, context, context.preset);
  const verdict = verdictOf(recognitions);
  if (verdict.kind === "one") return ok(presetDraft(table, verdict.recognition));
  if (verdict.kind === "several") {
    const presets = verdict.recognitions.map((one) => one.preset.name);
    return fail([problem("preset-tie", { presets })]);
  }
  const guess = guessMapping(table, context.presets);
  if (guess === undefined) return fail([problem("dataset-not-recognised", { headers: table.headers })]);
  return ok(guessedDraft(guess, context));
}

function guessedDraft(guess: GuessedMapping, { source }: ProposalContext): Draft {
  return {
    ...guess,
    system: source,
    why: kindReason(guess.kind),
    known: new Set(guess.columns.map((column) => column.header)),
    called: new Map(),
  };
}

function intoDraft(
  table: TableShape,
  context: ProposalContext,
  dataset: DatasetSpec,
): Result<Draft, readonly Problem[]> {
  if (context.preset !== undefined) return fail([problem("into-and-preset", {})]);
  const guess = guessInto(dataset, table, context.presets);
  if (guess !== undefined) return ok(guessedDraft(guess, context));
  const columns = dataset.columns.filter(({ computed }) => !computed).map(({ name }) => name);
  return fail([problem("into-nothing", { dataset: dataset.name, headers: table.headers, columns })]);
}

function chosenDraft(
  table: TableShape,
  { presets }: ProposalContext,
  name: string,
): Result<Draft, readonly Problem[]> {
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined) {
    const known = presets.map((one) => one.name);
    return fail([problem("preset-unknown", { preset: name, known }, { suggestion: nearest(name, known) })]);
  }
  const [recognition] = recognise(table, [preset]);
  if (recognition === undefined || recognition.missing.length > 0) {
    const required = Object.values(preset.columns).filter((column) => column.required);
    const missing = recognition?.missing ?? required.map((column) => column.headers);
    return fail([problem("preset-unfit", { preset: name, missing })]);
  }
  return ok(presetDraft(table, recognition));
}

function presetDraft(table: TableShape, recognition: Recognition): Draft {
  const { preset } = recognition;
  const applied: AppliedPreset = applyPreset(preset, table.headers);
  return compact({
    system: preset.system,
    kind: preset.kind,
    why: preset.why ?? kindReason(preset.kind),
    period: applied.period,
    currency: applied.currency,
    into: applied.into,
    columns: presetColumns(preset, applied, table.headers),
    known: applied.matched.known,
    called: applied.called,
    recognition,
  });
}
