import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function entente(argv: readonly string[], environment: { readonly [name: string]: string } = {}) {
  let out = "";
  let err = "";
  const code = await runCli(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    environment,
    cwd: folder,
  });
  return { code, out, err };
}

describe("runCli", () => {
  it("lists the verbs without an argument, and explains one with an example", async () => {
    const all = await entente([]);
    expect(all).toMatchObject({ code: 0, err: "" });
    expect(all.out).toMatch(/^ {2}init +make a workspace$/m);
    for (const asked of [
      ["help", "init"],
      ["init", "--help"],
      ["init", "-h"],
    ]) {
      const { code, out } = await entente(asked);
      expect(code).toBe(0);
      expect(out).toContain("    entente init DIR [--name NAME]");
      expect(out).toContain("entente init my-company");
    }
  });

  it("speaks the language asked, then of ENTENTE_LANG, then of the locale, then English", async () => {
    expect((await entente(["--lang", "fr"])).out).toContain("Pour commencer");
    expect((await entente(["--lang", "en"], { ENTENTE_LANG: "fr" })).out).toContain("First steps");
    expect((await entente([], { ENTENTE_LANG: "fr", LANG: "en_US.UTF-8" })).out).toContain("Pour commencer");
    expect((await entente([], { LC_ALL: "fr_CA.UTF-8", LANG: "en_US.UTF-8" })).out).toContain(
      "Pour commencer",
    );
    expect((await entente([], { LC_ALL: "C", LANG: "fr_FR" })).out).toContain("First steps");
    expect((await entente([], { LANG: "de_DE" })).out).toContain("First steps");
  });

  it("exits with 2 on wrong usage, every slip named with the nearest word", async () => {
    const { code, out, err } = await entente(["init", "a", "b", "--nmae", "X", "--currency"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain('does not know what to do with "b"');
    expect(err).toContain("write: --name");
    expect(err).toContain("--currency wants a value: --currency CODE");
    expect((await entente(["inti", "x"])).err).toContain("write: init");
  });

  it("names what to type in the reader's language", async () => {
    const { err } = await entente(["load", "--lang", "fr"]);
    expect(err).toContain("« load » attend CHEMIN");
    const { out } = await entente(["help", "source", "add", "--lang", "fr"]);
    expect(out).toContain("entente source add FICHIER [--name NOM]");
  });

  it("exits with 1 on the author's mistake, with file, line and suggestion", async () => {
    await writeFile(join(folder, "letter.txt"), "dear");
    const refused = await entente(["init", ".", "--lang", "fr"]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("contient déjà des fichiers");
  });

  it("exits with 3 when the outside refuses, in one sentence", async () => {
    const refused = await entente(["init", "letter.txt/below"]);
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(/^error: .*letter\.txt.* is a file where a folder is wanted/);
  });

  it("prints one JSON document, whatever happens", async () => {
    const answers = [["--json"], ["init", "new", "--json"], ["init", ".", "--json"], ["inti", "--json"]];
    for (const argv of answers) {
      const { out, err } = await entente(argv);
      expect(err).toBe("");
      expect(JSON.parse(out)).toBeTypeOf("object");
    }
    const { out } = await entente(["init", "x", "--currency", "EURO", "--json", "--lang", "fr"]);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: "currency-unknown", severity: "error", facts: { given: "EURO" } }],
    });
  });

  it("paints on a terminal, and not where NO_COLOR says so", async () => {
    expect((await entente(["--help"], { FORCE_COLOR: "1" })).out).toContain("\u001b[1m");
    expect((await entente(["--help"], { FORCE_COLOR: "1", NO_COLOR: "1" })).out).not.toContain("\u001b");
  });

  it("prints its version", async () => {
    expect((await entente(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
