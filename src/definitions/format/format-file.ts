import { isScalar, Lexer, parseDocument } from "yaml";
import { canonicalJson, fail, ok, type Problem, type Result } from "../../core/index.ts";
import { fileForm } from "../shape/language-form.ts";
import { type DefinitionFile, readYaml } from "../yaml/yaml-file.ts";
import { valueOf } from "../yaml/yaml-node.ts";
import { arrange } from "./arrange.ts";

/**
 * The text of a definitions file in the one layout: keys in their order, braces where a value is short, no quotes that are
 * not needed. Comments and meaning stay; of a file that is not YAML, what is wrong.
 */
export function formatFile(file: DefinitionFile): Result<string, readonly Problem[]> {
  const text = file.text.replace(/^\u{feff}/u, "").replaceAll("\r\n", "\n");
  const read = readYaml({ ...file, text });
  if (read.problems.length > 0) return fail(read.problems);
  const document = parseDocument(text);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return ok(text);
  arrange(document.contents, { text, form: fileForm, depth: 0, column: 0 });
  const formatted = document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: true });
  const before = { meaning: canonicalJson(valueOf(read.root)), comments: commentsIn(text) };
  const again = readYaml({ ...file, text: formatted });
  const after = { meaning: canonicalJson(valueOf(again.root)), comments: commentsIn(formatted) };
  if (canonicalJson(before) !== canonicalJson(after))
    throw new Error(`Formatting would change ${file.path}, which is left as it is.`);
  return ok(formatted);
}

/** Every comment of a text, in no order. */
function commentsIn(text: string): readonly string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens
    .filter((token) => token.startsWith("#"))
    .map((token) => token.replace(/^#\s*|\s+$/gu, ""))
    .sort();
}
