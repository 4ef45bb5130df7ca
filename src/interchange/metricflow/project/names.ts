import type { Place, Problem } from "../../../core/index.ts";
import { problem } from "../../problems.ts";
import type { Subject } from "../../reason.ts";

type Kind = "metric" | "dataset" | "calendar" | "dimension" | "measure";

const subjects: { readonly [K in Kind]: Subject } = {
  metric: "metric",
  dataset: "semantic model",
  calendar: "calendar",
  dimension: "dimension",
  measure: "measure",
};

export interface Naming {
  readonly key?: string;
  readonly place?: Place | undefined;
}

const idForm = /^[a-z][a-z0-9_]{0,79}$/u;

/** Ids, which have one meaning each: whoever comes second is called by what it is too. */
export class Names {
  /** Who bears each id. */
  private readonly taken: Map<string, Kind | "reserved">;
  private readonly known = new Map<string, string>();
  private readonly losses: Problem[];

  constructor(reserved: Iterable<string>, losses: Problem[]) {
    this.taken = new Map([...reserved].map((id) => [id, "reserved"]));
    this.losses = losses;
  }

  /** The id of a thing, by a key that tells it from its namesakes; given at the first time it is asked. */
  id(kind: Kind, name: string, { key = name, place }: Naming = {}): string {
    const found = this.known.get(`${kind} ${key}`);
    if (found !== undefined) return found;
    const id = this.free(formed(name), kind);
    this.known.set(`${kind} ${key}`, id);
    this.taken.set(id, kind);
    if (id !== name && kind !== "measure") {
      const facts = { subject: subjects[kind], name, id };
      this.losses.push(problem("renamed", facts, { severity: "warning", place }));
    }
    return id;
  }

  /** Whether a formula would read the id as a metric or a measure. */
  isNumber(id: string): boolean {
    const kind = this.taken.get(id);
    return kind === "metric" || kind === "measure" || kind === "reserved";
  }

  private free(name: string, kind: Kind): string {
    if (!this.taken.has(name)) return name;
    const named = `${name}_${kind}`;
    if (!this.taken.has(named)) return named;
    for (let count = 2; ; count++) if (!this.taken.has(`${named}_${count}`)) return `${named}_${count}`;
  }
}

function formed(name: string): string {
  if (idForm.test(name)) return name;
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/gu, "_")
    .slice(0, 70);
  return idForm.test(plain) ? plain : `x_${plain}`;
}
