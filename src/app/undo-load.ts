import { fail, nearest, ok, type Problem, type Result } from "../core/index.ts";
import { type Load, readLoads, withdrawLoad, withLock } from "../lake/index.ts";
import { problem } from "./load-source/problems.ts";
import type { Workspace } from "./workspace.ts";

export interface UndoReport {
  readonly load: Load;
  /** Loads of the same call, which stay. */
  readonly companions: readonly string[];
}

/** Withdraws a load, named by its id or number: the next build reads what was there before it. */
export async function undoLoad(
  workspace: Workspace,
  given: string,
): Promise<Result<UndoReport, readonly Problem[]>> {
  const { state } = workspace.paths;
  return withLock(state, { verb: "undo" }, async (lock) => {
    const loads = await readLoads(state);
    const load = loads.find(({ id, number }) => id === given || String(number) === given);
    if (load === undefined) return fail([unknownLoad(given, loads)]);
    if (load.isWithdrawn) return fail([problem("load-withdrawn", { id: load.id })]);
    await withdrawLoad(lock, load.id, new Date());
    const companions = (load.together ?? []).filter((id) => id !== load.id);
    return ok({ load: { ...load, isWithdrawn: true }, companions });
  });
}

export function unknownLoad(given: string, loads: readonly Load[]): Problem {
  const suggestion = nearest(
    given,
    loads.map(({ id }) => id),
  );
  return problem("load-unknown", { id: given, known: loads.length }, { suggestion });
}
