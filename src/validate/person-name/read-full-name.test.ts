import { describe, expect, it } from "vitest";
import { readFullName, sayNameReason } from "../index.ts";

describe("readFullName", () => {
  it.each<[string, object]>([
    ["Jean Dupont", { given: "Jean", family: "Dupont" }],
    ["DUPONT Jean", { given: "Jean", family: "Dupont" }],
    ["Dupont, Jean", { given: "Jean", family: "Dupont" }],
    ["DUPONT, Jean-Pierre", { given: "Jean-Pierre", family: "Dupont" }],
    ["Mme Marie-Claude LE GOFF", { civility: "mrs", given: "Marie-Claude", family: "Le Goff" }],
    ["LE GOFF Marie-Claude", { given: "Marie-Claude", family: "Le Goff" }],
    ["Jean de La Fontaine", { given: "Jean", family: "de La Fontaine" }],
    ["Jean DE LA FONTAINE", { given: "Jean", family: "de La Fontaine" }],
    ["Jean de LA FONTAINE", { given: "Jean", family: "de La Fontaine" }],
    ["DE LA TOUR Jean", { given: "Jean", family: "de La Tour" }],
    ["Charles de Gaulle", { given: "Charles", family: "de Gaulle" }],
    ["Ludwig van Beethoven", { given: "Ludwig", family: "van Beethoven" }],
    ["Ursula von der Leyen", { given: "Ursula", family: "von der Leyen" }],
    ["Vincent VAN DEN BERG", { given: "Vincent", family: "van den Berg" }],
    ["Valéry GISCARD D'ESTAING", { given: "Valéry", family: "Giscard d'Estaing" }],
    ["Marie DURAND ép. MARTIN", { given: "Marie", family: "Martin", birthFamily: "Durand" }],
    ["Marie DURAND épouse MARTIN", { given: "Marie", family: "Martin", birthFamily: "Durand" }],
    [
      "Mme MARTIN née DURAND Marie",
      { civility: "mrs", given: "Marie", family: "Martin", birthFamily: "Durand" },
    ],
    ["Marie Martin (née Durand)", { given: "Marie", family: "Martin", birthFamily: "Durand" }],
    ["Dr. Anne MÜLLER", { title: "dr", given: "Anne", family: "Müller" }],
    ["Herr Dr. Jürgen Müller", { civility: "mr", title: "dr", given: "Jürgen", family: "Müller" }],
    ["M. Dupont", { civility: "mr", family: "Dupont" }],
    ["Me Martin", { title: "maitre", family: "Martin" }],
    ["Monsieur J.-P. MARTIN", { civility: "mr", given: "J.-P.", family: "Martin" }],
    ["DUPONT J.", { given: "J.", family: "Dupont" }],
    ["John Fitzgerald Kennedy", { given: "John Fitzgerald", family: "Kennedy" }],
    ["Mary O'BRIEN", { given: "Mary", family: "O'Brien" }],
    ["Ronald MCDONALD", { given: "Ronald", family: "McDonald" }],
    ["Robert Downey Jr", { given: "Robert", family: "Downey Jr" }],
    ["JEAN DUPONT", { given: "Jean", family: "Dupont" }],
    ["jean dupont", { given: "Jean", family: "Dupont" }],
    ["Marie Durand-Martin", { given: "Marie", family: "Durand-Martin" }],
    ["Anne-Sophie LE GOFF-DUPONT", { given: "Anne-Sophie", family: "Le Goff-Dupont" }],
    ["Madonna", { family: "Madonna" }],
    ["李 小龙", { given: "李", family: "小龙" }],
  ])("takes %s apart", (text, expected) => {
    const checked = readFullName(text);
    expect(checked.value).toEqual(expected);
    expect(checked.verdict).toMatch(/^(ok|repaired)$/);
  });

  it("is not sure where only a list of given names tells the order, unless the column has one", () => {
    const checked = readFullName("Dupont Jean");
    expect(checked).toMatchObject({ verdict: "suspect", value: { given: "Jean", family: "Dupont" } });
    expect(sayNameReason(checked.reasons[0]!, "fr")).toBe(
      "Il n'est pas sûr lequel est le nom : Jean a été lu comme prénom, Dupont comme nom.",
    );
    expect(readFullName("Dupont Jean", { order: "family-first" })).toMatchObject({
      verdict: "ok",
      value: { given: "Jean", family: "Dupont" },
    });
    expect(readFullName("Martin Simon", { order: "family-first" }).value).toEqual({
      given: "Simon",
      family: "Martin",
    });
  });

  it.each([
    ["M. et Mme DUPONT", "two-people"],
    ["Mr & Mrs John Smith", "two-people"],
    ["Mickey Mouse", "fictional-name"],
    ["test test", "test-data"],
    ["asdf", "keyboard-run"],
    ["qsdf jklm", "keyboard-run"],
    ["azerty", "keyboard-run"],
    ["aaaa bbbb", "keyboard-run"],
    ["inconnu", "not-told"],
    ["jean.dupont@example.com", "address-in-name"],
    ["ACME SARL", "company-in-name"],
    ["Jean Dupont 2", "digits-in-name"],
    ["Jean <b>Dupont</b>", "signs-in-name"],
  ])("doubts %s, and keeps it", (text, code) => {
    const checked = readFullName(text);
    expect(checked.verdict).toBe("suspect");
    expect(checked.reasons.map((reason) => reason.code)).toContain(code);
  });

  it.each([
    ["", "name-empty"],
    [" \u0000 ", "name-empty"],
    ["---", "no-letter"],
    ["1234", "no-letter"],
    ["x".repeat(201), "name-too-long"],
  ])("refuses %s", (text, code) => {
    const { verdict, reasons } = readFullName(text);
    expect(verdict).toBe("invalid");
    expect(reasons.at(-1)?.code).toBe(code);
  });
});
