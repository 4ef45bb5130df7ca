import { problemsOf } from "../../core/index.ts";
import { en } from "./words/en.ts";
import type { Facts } from "./words/facts.ts";
import { fr } from "./words/fr.ts";

export const problem = problemsOf<Facts>({ en, fr });
