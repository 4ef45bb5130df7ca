/** A concept as the tests generate it: written as YAML for the product, and read as it is by the plain evaluator. */
export interface ConceptSpec {
  readonly id: string;
  readonly condition: GroupSpec;
  readonly until?: GroupSpec;
}

export interface GroupSpec {
  readonly kind: "all" | "any";
  readonly members: readonly (ClauseSpec | GroupSpec)[];
}

export type ClauseSpec = EventSpec | AttributeSpec | InSpec;

export interface EventSpec {
  readonly kind: "event";
  readonly id: string;
  readonly event: "visit" | "note";
  /** The events of this kind; of every kind when absent. */
  readonly of?: string;
  readonly atLeast: number;
  readonly withinDays?: number;
  readonly before?: string;
  readonly after?: string;
  readonly not?: boolean;
}

export interface AttributeSpec {
  readonly kind: "attribute";
  readonly id: string;
  readonly since?: "joined_at" | "born_on";
}

export interface InSpec {
  readonly kind: "in";
  readonly id: string;
  readonly concept: string;
  readonly not?: boolean;
}

/** Objects with an attribute and two columns that may date it; events known to the instant, and events known to the day. */
export const subjectDatasets = `datasets:
  subject:
    label: { en: Subject, fr: Sujet }
    key: subject_id
    columns: { subject_id: text, is_good: boolean, joined_at: instant, born_on: date }
  visit:
    label: { en: Visit, fr: Visite }
    key: visit_id
    time: happened_at
    columns: { visit_id: text, subject_id: text, kind: text, happened_at: instant }
    relationships: { subject: { to: subject, by: subject_id } }
  note:
    label: { en: Note, fr: Note }
    key: note_id
    time: happened_on
    columns: { note_id: text, subject_id: text, kind: text, happened_on: date }
    relationships: { subject: { to: subject, by: subject_id } }
`;

export function conceptsYaml(concepts: readonly ConceptSpec[]): string {
  return `concepts:\n${concepts.map(conceptYaml).join("")}`;
}

function conceptYaml({ id, condition, until }: ConceptSpec): string {
  const label = `label: { en: ${id}, fr: ${id} }`;
  const end = until ? `    until: ${groupYaml(until)}\n` : "";
  return `  ${id}:\n    ${label}\n    object: subject\n    ${groupYaml(condition).slice(2, -2)}\n${end}`;
}

function groupYaml({ kind, members }: GroupSpec): string {
  const written = members.map((member, index) =>
    "members" in member ? `g${index}: ${groupYaml(member)}` : `${member.id}: ${clauseYaml(member)}`,
  );
  return `{ ${kind}: { ${written.join(", ")} } }`;
}

function clauseYaml(clause: ClauseSpec): string {
  const words = "words: { en: w, fr: w }";
  switch (clause.kind) {
    case "attribute":
      return `{ ${words}, where: is_good${clause.since === undefined ? "" : `, since: ${clause.since}`} }`;
    case "in":
      return `{ ${words}, in: ${clause.concept}${clause.not ? ", not: true" : ""} }`;
    default:
      return `{ ${[words, ...eventKeys(clause)].join(", ")} }`;
  }
}

function eventKeys({ event, of, atLeast, withinDays, before, after, not }: EventSpec): readonly string[] {
  return [
    `event: ${event}`,
    ...(of === undefined ? [] : [`where: kind = '${of}'`]),
    ...(atLeast > 1 ? [`at_least: ${atLeast}`] : []),
    ...(withinDays === undefined ? [] : [`within: ${withinDays} days`]),
    ...(before === undefined ? [] : [`before: ${before}`]),
    ...(after === undefined ? [] : [`after: ${after}`]),
    ...(not ? ["not: true"] : []),
  ];
}

export function clausesIn(group: GroupSpec): readonly ClauseSpec[] {
  return group.members.flatMap((member) => ("members" in member ? clausesIn(member) : [member]));
}
