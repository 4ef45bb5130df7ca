import { exactJson, type Problem } from "../core/index.ts";
import { parseArguments } from "./arguments/parse-arguments.ts";
import type { Asked } from "./arguments/parse-arguments.ts";
import type { Reader, Reply } from "./command.ts";
import { commandDocument, helpDocument, helpOfAll, helpOfCommand } from "./help.ts";
import { asRefusal } from "./outside-refusals.ts";
import { painter } from "./printing/colours.ts";
import { printBlocks } from "./printing/print-blocks.ts";
import { printProblems, problemDocument } from "./printing/print-problems.ts";
import { progressLine } from "./progress-line.ts";
import { chooseReader } from "./reader.ts";
import { commands, verbGroups } from "./verbs.ts";
import { version } from "./version.ts";

export interface Stream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a call stands on: replaced in tests, the process's own otherwise. */
export interface Surroundings {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly cwd: string;
}

/** 0: answered; 1: the author's mistake; 2: wrong usage; 3: the outside refused. */
export type ExitCode = 0 | 1 | 2 | 3;

interface Door {
  readonly reader: Reader;
  readonly isJson: boolean;
  readonly surroundings: Surroundings;
}

export async function runCli(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const door: Door = {
    reader: chooseReader(languageIn(argv), surroundings.environment),
    isJson: argv.includes("--json"),
    surroundings,
  };
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    surroundings.stdout.write(`${version()}\n`);
    return 0;
  }
  const parsed = parseArguments(argv, commands);
  if (!parsed.ok) return refuse(door, parsed.error, 2);
  if (parsed.value.kind === "call") return call(door, parsed.value.asked);
  const { command } = parsed.value;
  const { language } = door.reader;
  return reply(door, {
    document: command ? commandDocument(command, language) : helpDocument(commands, language),
    blocks: command ? helpOfCommand(command, language) : helpOfAll(verbGroups, language),
  });
}

async function call(door: Door, { command, operands, options, workspace }: Asked): Promise<ExitCode> {
  const { stderr, cwd } = door.surroundings;
  const line = stderr.isTTY ? progressLine(stderr, door.reader) : undefined;
  try {
    const answer = await command.run({
      operands,
      options,
      reader: door.reader,
      cwd,
      workspace,
      report: line?.report ?? (() => {}),
    });
    line?.clear();
    return answer.ok ? reply(door, answer.value) : refuse(door, answer.error, 1);
  } catch (error) {
    line?.clear();
    const refusal = asRefusal(error);
    if (refusal === undefined) throw error;
    const { code, words } = refusal;
    return refuse(door, [{ code, severity: "error", facts: {}, message: words }], 3);
  }
}

function reply({ reader, isJson, surroundings }: Door, { document, blocks, warnings = [] }: Reply): ExitCode {
  const { stdout, stderr } = surroundings;
  const shown = warnings.map((warning) => problemDocument(warning, reader.language));
  if (isJson) {
    const whole = shown.length > 0 ? { ...document, warnings: shown } : document;
    stdout.write(`${exactJson(whole, "  ")}\n`);
    return 0;
  }
  const paint = painter(isColoured(stdout, surroundings));
  const width = stdout.isTTY ? stdout.columns : undefined;
  if (warnings.length > 0)
    stderr.write(printProblems(warnings, reader.language, painter(isColoured(stderr, surroundings))));
  stdout.write(printBlocks(blocks, { paint, ...(width !== undefined && { width }) }));
  return 0;
}

function refuse(
  { reader, isJson, surroundings }: Door,
  problems: readonly Problem[],
  code: ExitCode,
): ExitCode {
  const { stdout, stderr } = surroundings;
  if (isJson) {
    const shown = problems.map((problem) => problemDocument(problem, reader.language));
    stdout.write(`${exactJson({ problems: shown }, "  ")}\n`);
  } else {
    stderr.write(printProblems(problems, reader.language, painter(isColoured(stderr, surroundings))));
  }
  return code;
}

function isColoured(stream: Stream, { environment }: Surroundings): boolean {
  if (environment["NO_COLOR"]) return false;
  if (environment["FORCE_COLOR"]) return environment["FORCE_COLOR"] !== "0";
  return stream.isTTY === true && environment["TERM"] !== "dumb";
}

/** Known before the rest is parsed, because usage problems are worded in it. */
function languageIn(argv: readonly string[]): string | undefined {
  const inline = argv.find((text) => text.startsWith("--lang="))?.slice("--lang=".length);
  const after = argv.indexOf("--lang");
  return inline ?? (after === -1 ? undefined : argv[after + 1]);
}
