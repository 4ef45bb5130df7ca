import { type Form, readFileForm } from "./form.ts";

/** The form of a definitions file. */
export const fileForm = readFileForm();

/** The form of each definition of a section, or of a rule. */
export function formOfSection(section: string): Form {
  const form = fileForm.keys.get(section);
  if (!form) throw new Error(`A definitions file has no section ${section}.`);
  return form.kind === "record" ? form.of : form;
}

/** Every key of the language below a section: what a mistyped key is compared with. */
export const languageKeys: ReadonlySet<string> = new Set(
  [...fileForm.keys.keys()].flatMap((section) => keysIn(formOfSection(section))),
);

function keysIn(form: Form): readonly string[] {
  switch (form.kind) {
    case "object":
      return [...form.keys].flatMap(([key, inner]) => [key, ...keysIn(inner)]);
    case "record":
      return keysIn(form.of);
    case "list":
      return keysIn(form.item);
    case "choice":
      return form.options.flatMap(keysIn);
    default:
      return [];
  }
}
