import { z } from "zod";
import { fileShape } from "./file-shape.ts";

/** The JSON Schema by which editors complete and check a definitions file. */
export function printJsonSchema(): string {
  const schema = z.toJSONSchema(fileShape, { target: "draft-7", io: "input" });
  const titled = { $schema: schema.$schema, title: "Entente definitions", ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
