import type { Role, RoleColumn } from "../model/roles.ts";
import type { KeyPart } from "./choose-rules.ts";

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

/** Every column alone, and every two parts of different columns, whole or by their beginning. */
export function candidateKeys(columns: readonly RoleColumn[]): readonly (readonly KeyPart[])[] {
  const parts = columns.flatMap(({ name, role }) => {
    const prefix = prefixes[role];
    const whole = { column: name, isCoarse: coarse.has(role) };
    return prefix === undefined ? [whole] : [whole, { column: name, prefix, isCoarse: true }];
  });
  const bare = ({ column, prefix }: { readonly column: string; readonly prefix?: number }): KeyPart => ({
    column,
    ...(prefix !== undefined && { prefix }),
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
