import { describe, expect, it } from "vitest";
import { catalogueFiles } from "../../catalogue/index.ts";
import { parseDefinitions } from "../parse-definitions.ts";

const label = "label: { en: A, fr: A }";

function hashBy(keys: string): string | undefined {
  const text = `
datasets:
  check:
    ${label}
    columns: { user_id: text, day: date, sent: date }
    relationships: { user: { to: user_of_day, ${keys} } }
  user_of_day: { ${label}, columns: { user_id: text, as_of: date, until: date, state: text } }
metrics:
  checks:
    ${label}
    kind: simple
    measure: { dataset: check, aggregation: count, where: "user.state = 'CA'" }
`;
  const parsed = parseDefinitions([...catalogueFiles(), { path: "a.yaml", text, origin: "workspace" }]);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  return parsed.value.metrics.get("checks")?.hash;
}

describe("a key of several columns", () => {
  const signed = hashBy("by: [user_id, day], key: [user_id, as_of]");

  it("is signed whole: another column on either side is another meaning", () => {
    expect(signed).toMatch(/^\w+/u);
    expect(hashBy("by: [user_id, sent], key: [user_id, as_of]")).not.toBe(signed);
    expect(hashBy("by: [user_id, day], key: [user_id, until]")).not.toBe(signed);
    expect(hashBy("by: [user_id, day], key: [user_id, as_of]")).toBe(signed);
  });
});
