import { expect } from "vitest";
import Database from "libsql";
import { openStore, storePath } from "../index.ts";

/** What was said to be decided or revoked, and must outlive what happened since. */
export class Acknowledged {
  readonly #decided = new Set<string>();
  readonly #revoked = new Set<string>();

  note(lines: readonly string[]): void {
    for (const line of lines) {
      const [word, id = ""] = line.split(" ");
      if (word === "decided") this.#decided.add(id);
      if (word === "revoked") this.#revoked.add(id);
    }
  }

  get count(): number {
    return this.#decided.size + this.#revoked.size;
  }

  /** Every decision that was acknowledged is there, whole, and the file is sound. */
  async check(state: string, when: string): Promise<void> {
    const store = await openStore(state);
    const decisions = await store.decisions.list({ withRevoked: true });
    await store.close();
    const ids = new Set(decisions.map(({ id }) => id));
    expect(
      [...this.#decided].filter((id) => !ids.has(id)),
      when,
    ).toEqual([]);
    const revoked = new Set(decisions.filter((one) => one.revoked !== undefined).map(({ id }) => id));
    expect(
      [...this.#revoked].filter((id) => !revoked.has(id)),
      when,
    ).toEqual([]);
    for (const { sides } of decisions) expect(sides.flat(), when).toHaveLength(3);
    const database = new Database(storePath(state));
    expect(database.pragma("integrity_check"), when).toEqual([{ integrity_check: "ok" }]);
    expect(database.pragma("foreign_key_check"), when).toEqual([]);
    database.close();
  }
}
