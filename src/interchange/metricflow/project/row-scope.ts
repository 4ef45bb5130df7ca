import type { Reason } from "../../reason.ts";
import type { SqlScope } from "../../sql/scope.ts";
import { atom, nameText, type Written } from "../../sql/written.ts";
import type { SemanticModel } from "../manifest.ts";
import type { Project } from "./project.ts";

/** Where an expression of a semantic model stands: its names are columns, behind the words that lead to its rows. */
export function rowScope(
  project: Project,
  model: SemanticModel,
  { prefix = [], reasons }: { readonly prefix?: readonly string[]; readonly reasons: Reason[] },
): SqlScope {
  const refuse = (reason: Reason) => {
    reasons.push(reason);
    return undefined;
  };
  return {
    refuse,
    name: (parts) => {
      const name = parts.at(-1) ?? "";
      const column = project.columns.find(model.table, name);
      if (column === undefined) return refuse({ kind: "column", name, table: model.table });
      return columnOf(project, { table: model.table, column, prefix });
    },
    template: (text) => refuse({ kind: "template", text }),
  };
}

/** A column of a table that is used from now on. */
export function columnOf(
  { columns }: Project,
  {
    table,
    column,
    prefix,
  }: { readonly table: string; readonly column: string; readonly prefix: readonly string[] },
): Written {
  columns.use(table, column);
  const type = columns.typeOf(table, column);
  return {
    ...atom([...prefix, column].map(nameText).join("."), type),
    ...(type === "unknown" && { want: (wanted) => columns.want(table, column, wanted) }),
  };
}
