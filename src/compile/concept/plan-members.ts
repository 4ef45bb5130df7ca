import type { Planned, Planning } from "./planning.ts";

/** The members of another concept, planned once. */
export function planMembers({ concepts, steps }: Planning, concept: string): Planned {
  const plan = concepts.get(concept);
  if (!plan) throw new Error(`The concept ${concept} was not planned.`);
  const step = membersStep(concept);
  if (!steps.some(({ name }) => name === step)) steps.push({ kind: "concept", name: step, plan });
  return { step, precision: plan.precision, isSegmented: false };
}

export function membersStep(concept: string): string {
  return `in.${concept}`;
}
