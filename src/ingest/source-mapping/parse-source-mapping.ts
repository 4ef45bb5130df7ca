import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { DatasetSpec, SourceMapping } from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import { issueProblems } from "../yaml/issue-problems.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { checkSourceMapping } from "./check-source-mapping.ts";
import { sourceKeysAt, sourceMappingSchema, toSourceMapping } from "./source-mapping-schema.ts";

/**
 * Reads `sources/<name>.yaml`. A field may be written as a header, a list of headers, or in full. Every
 * problem is reported at once, with its line and column. `own`: the datasets that the workspace declares.
 */
export function parseSourceMapping(
  content: string,
  fileName: string,
  own: readonly DatasetSpec[] = [],
): Result<SourceMapping, readonly Problem[]> {
  const read = readYaml(content, fileName);
  if (!read.ok) return read;
  const yaml = read.value;
  const parsed = sourceMappingSchema.safeParse(yaml.value);
  if (!parsed.success) return fail(issueProblems(parsed.error.issues, yaml, sourceKeysAt));
  const name = nameOfFile(fileName);
  const mapping = withOwn(toSourceMapping(parsed.data, name), own);
  const problems = checkSourceMapping(mapping, yaml, own);
  const renamed =
    mapping.source === name
      ? []
      : [
          problem(
            "source-name",
            { source: mapping.source, file: fileName, expected: name },
            { place: yaml.place(["source"]), suggestion: name },
          ),
        ];
  const all = [...problems, ...renamed];
  return all.length > 0 ? fail(all) : ok(mapping);
}

function withOwn(mapping: SourceMapping, datasets: readonly DatasetSpec[]): SourceMapping {
  return {
    ...mapping,
    into: mapping.into.map((target) => {
      const own = datasets.find(({ name }) => name === target.dataset);
      return own === undefined ? target : { ...target, own };
    }),
  };
}

function nameOfFile(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/i, "");
}
