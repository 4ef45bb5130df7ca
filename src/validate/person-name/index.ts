/** A person's name, read from its columns or from one field. It knows names, not people: nobody's name is refused for being rare. */
export { checkPersonName, type NameContext } from "./check-person-name.ts";
export type { Civility, Title } from "./civility.ts";
export { type NameFacts, sayNameReason } from "./facts.ts";
export { countNameUse, type NameUse } from "./name-use.ts";
export type { PersonName, WrittenName } from "./person-name.ts";
export { type FullNameContext, readFullName } from "./read-full-name.ts";
export type { NameOrder } from "./part-name.ts";
