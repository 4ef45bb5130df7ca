import { expect, it } from "vitest";
import { inferRoles } from "./infer-roles.ts";

const values = ["x"];

it.each([
  ["rec_id", []],
  ["given_name", ["given_name"]],
  ["Prénom", ["given_name"]],
  ["Nom de famille", ["family_name"]],
  ["street_number", ["house_number"]],
  ["address_1", ["street"]],
  ["Code postal", ["postal_code"]],
  ["state", ["region"]],
  ["soc_sec_id", ["official_number"]],
  ["date_of_birth", ["birth_date"]],
  ["Adresse e-mail", ["email"]],
  ["Raison sociale", ["company_name"]],
  ["cluster", []],
])("knows the role of a column by its name: %s", (name, roles) => {
  expect(inferRoles([{ name, values }]).map(({ role }) => role)).toEqual(roles);
});

it("knows a role by nearly all values where the name tells nothing", () => {
  const addresses = Array.from({ length: 20 }, (_, index) => `p${index}@example.org`);
  expect(inferRoles([{ name: "c1", values: addresses }])).toEqual([{ name: "c1", role: "email" }]);
  expect(inferRoles([{ name: "c1", values: [...addresses.slice(2), "none", "?"] }])).toEqual([]);
});

it("leaves out a column without values", () => {
  expect(inferRoles([{ name: "email", values: [] }])).toEqual([]);
});
