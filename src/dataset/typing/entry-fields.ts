import type { FieldKind } from "../../validate/index.ts";
import type { SourceMapping, TargetMapping } from "../mapping.ts";

/** A field of a target that is checked at entry: its columns, in the order of the parts that `fieldParts` names. */
export interface EntryField {
  readonly kind: FieldKind;
  readonly columns: readonly EntryColumn[];
  /** How many of the columns, the first, a check may write anew. */
  readonly writes: number;
}

export interface EntryColumn {
  readonly name: string;
  /** The first of its headers; none for a constant, and for a column that the mapping leaves out. */
  readonly header?: string;
}

interface FieldColumns {
  readonly kind: FieldKind;
  readonly writes: readonly string[];
  readonly reads?: readonly string[];
}

const email: FieldColumns = { kind: "email", writes: ["email"] };
const address: FieldColumns = {
  kind: "address",
  writes: ["postal_code", "city"],
  reads: ["region", "country"],
};

/** The columns of the fields of a dataset, in the order of their parts. Names of one column (a rep's) are not taken apart. */
export const fieldColumns: { readonly [dataset: string]: readonly FieldColumns[] } = {
  person: [
    email,
    { kind: "name", writes: ["first_name", "last_name"] },
    { kind: "phone", writes: ["phone"], reads: ["country"] },
    address,
  ],
  company: [address],
  rep: [email],
  form_response: [email],
};

/** The datasets that have fields checked at entry. */
export const enteredDatasets: readonly string[] = Object.keys(fieldColumns);

/**
 * The fields that a target fills from columns of its file. Of a name and of an address both columns must be there: what is
 * taken out of one would have no place.
 */
export function entryFields({ dataset, each, fields }: TargetMapping): readonly EntryField[] {
  if (each !== undefined) return [];
  return (fieldColumns[dataset] ?? []).flatMap(({ kind, writes, reads = [] }) => {
    const columns = [...writes, ...reads].map((name) => entryColumn(name, fields[name]));
    const isWhole = columns.slice(0, writes.length).every(({ header }) => header !== undefined);
    return isWhole ? [{ kind, columns, writes: writes.length }] : [];
  });
}

function entryColumn(name: string, field: TargetMapping["fields"][string] | undefined): EntryColumn {
  const header = field !== undefined && "from" in field ? field.from[0] : undefined;
  return { name, ...(header !== undefined && { header }) };
}

/** The columns that checks at entry may write anew. */
export function enteredColumns(target: TargetMapping): readonly string[] {
  return entryFields(target).flatMap(({ columns, writes }) =>
    columns.slice(0, writes).map(({ name }) => name),
  );
}

/** Whether a source has fields that are checked at entry. */
export function isEntered({ into }: SourceMapping): boolean {
  return into.some((target) => entryFields(target).length > 0);
}
