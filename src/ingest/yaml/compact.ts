/** The type of what is left when undefined members are taken out. */
export type Compact<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The object without its undefined members, so that an option that was not written is not there. */
export function compact<T extends object>(object: T): Compact<T> {
  const kept = Object.entries(object).filter(([, member]) => member !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries forget the names of the members
  return Object.fromEntries(kept) as Compact<T>;
}

export function isRecord(value: unknown): value is { readonly [key: PropertyKey]: unknown } {
  return typeof value === "object" && value !== null;
}
