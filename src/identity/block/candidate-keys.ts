import type { KeyPart } from "../model/identity-model.ts";
import type { IdentityObject, Role, RoleColumn } from "../model/roles.ts";

/** First characters that tell something of their own: of a name its beginning, of a date its year, of an area its region. */
const prefixes: { readonly [R in Role]?: number } = {
  given_name: 3,
  family_name: 3,
  full_name: 6,
  company_name: 6,
  birth_date: 4,
  postal_code: 2,
  street: 5,
};

/** Too few values to tell anybody apart alone; they may stand beside another part. */
const coarse: ReadonlySet<Role> = new Set(["region", "country", "house_number"]);
/** Compared, and never equal by design. */
const neverKeys: ReadonlySet<Role> = new Set(["latitude", "longitude"]);

interface Part extends KeyPart {
  readonly isCoarse: boolean;
}

function partsOf({ name, role }: RoleColumn, object: IdentityObject): readonly Part[] {
  if (neverKeys.has(role)) return [];
  const whole: Part = { column: name, isCoarse: coarse.has(role) };
  const feature = (named: string): Part => ({ column: name, feature: named, isCoarse: false });
  if (role === "email") return object === "person" ? [whole, feature("local")] : [feature("domain")];
  const prefix = prefixes[role];
  const parts = prefix === undefined ? [whole] : [whole, { column: name, prefix, isCoarse: true }];
  if (object === "company" && role === "company_name")
    return [...parts, feature("compact"), feature("acronym"), feature("rarest")];
  return parts;
}

/** Every column alone, and every two parts of different columns, whole, by a feature or by their beginning. */
export function candidateKeys(
  columns: readonly RoleColumn[],
  object: IdentityObject,
): readonly (readonly KeyPart[])[] {
  const parts = columns.flatMap((column) => partsOf(column, object));
  const bare = ({ column, prefix, feature }: Part): KeyPart => ({
    column,
    ...(prefix !== undefined && { prefix }),
    ...(feature !== undefined && { feature }),
  });
  const alone = parts.filter(({ isCoarse }) => !isCoarse).map((part) => [bare(part)]);
  const pairs = parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .filter((other) => other.column !== one.column)
      .map((other) => [bare(one), bare(other)]),
  );
  return [...alone, ...pairs];
}
