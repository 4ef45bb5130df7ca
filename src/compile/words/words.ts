import type { Facts } from "./facts.ts";

export type Words = { readonly [Code in keyof Facts]: (facts: Facts[Code]) => string };
