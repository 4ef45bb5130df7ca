import { type Place, problemsOf } from "../core/index.ts";
import type { Span } from "./expression.ts";
import type { Facts } from "./facts.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export type { Code, Facts } from "./facts.ts";

/** Turns a stretch of an expression into its place in the author's file. */
export type PlaceOf = (span: Span) => Place;

export const problem = problemsOf<Facts>({ en, fr });
