import type { Settings } from "../../core/index.ts";
import { readSettings } from "../workspace/read-settings.ts";

/** The settings that an `entente.yaml` says. */
export function settingsFrom(text: string): Settings {
  const read = readSettings("entente.yaml", text, "test");
  if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join("\n"));
  return read.value;
}
