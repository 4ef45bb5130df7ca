import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDemo } from "../index.ts";

type Row = Readonly<Record<string, string>>;

const seed = 19;
let folder: string;
let truth: Awaited<ReturnType<typeof read>>;

async function read(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}

async function rowsOf(file: string, delimiter = ","): Promise<readonly Row[]> {
  return parse(await readFile(join(folder, "sources", file)), { columns: true, bom: true, delimiter });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-truth-"));
  truth = await read((await makeDemo(folder, { size: "s", seed })).truth);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const isoOfFrench = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})/u, "$3-$2-$1");
const leadDate = 'Date entered "Lead (Lifecycle Stage Pipeline)"';

describe(`tellTruth, against the exports themselves (seed ${seed})`, () => {
  it("counts leads by the network of their last known touch", async () => {
    const contacts = await rowsOf("hubspot/contacts-2024-12-31.csv");
    const leads = contacts.filter((row) => row[leadDate]);
    const idOf = new Map(contacts.map((row) => [row["Email"]!, row["Record ID"]!]));
    const touches = [
      ...(await rowsOf("emailing/evenements.csv", ";")).map((row) => ({
        person: idOf.get(row["E-mail"]!)!,
        at: isoOfFrench(row["Date"]!),
        network: "none",
      })),
      ...(await rowsOf("web/visits.csv")).flatMap((row) => {
        const network = row["utm_source"] === "(direct)" ? "" : row["utm_source"]!;
        if (row["utm_source"] === "(direct)") return [];
        return [{ person: row["contact_id"]!, at: row["occurred_at"]!, network: network || "none" }];
      }),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
    const entry = new Map(leads.map((row) => [row["Record ID"]!, row[leadDate]!]));
    const before = touches.filter(({ person, at }) => at < (entry.get(person) ?? ""));
    const last = [...new Map(before.map((touch) => [touch.person, touch])).values()];
    const count = (network: string): number => last.filter((touch) => touch.network === network).length;
    const told = truth.facts.top_network;
    for (const [network, leadsOf] of Object.entries(told.leads_by_network))
      expect(count(network)).toBe(leadsOf);
    expect(count("none")).toBe(told.leads_without_network);
  });

  it("lists the people on whom the two definitions of an interested lead differ", async () => {
    const survey = await readFile(join(folder, "sources/surveys/reponses.csv"), "latin1");
    const answers: Row[] = parse(survey, { columns: true, delimiter: ";" });
    const emailColumn = "E-mail";
    const dateColumn = Object.keys(answers[0]!)[1]!;
    const approvals = await rowsOf("approvals/approvals.csv");
    const good = approvals.filter(
      ({ role, decision }) => role === "customer_service" && decision === "approved",
    );
    const answered = answers.filter((row) => row[emailColumn]);
    const both = answered.filter((row) =>
      good.some(
        (one) => one["email"] === row[emailColumn] && one["approved_at"]! < isoOfFrench(row[dateColumn]!),
      ),
    );
    const told = truth.facts.two_definitions;
    expect(answered.length).toBe(told.in_both + told.marketing_only);
    expect(both.length).toBe(told.in_both);
    expect(truth.figures.interested_leads_sales.value).toBe(both.length);
  });

  it("adds up won deals, orders and media as the files do", async () => {
    const won = [
      ...(await rowsOf("hubspot/deals-2024-12-31.csv")).filter((row) => row["Deal Stage"] === "Closed Won"),
      ...(await rowsOf("salesforce/Opportunity-2024-12-31.csv")).filter((row) => row["IsWon"] === "true"),
    ];
    const rates: Readonly<Record<string, number>> = { GBP: 117, CHF: 104 };
    const cents = won.reduce(
      (sum, row) => sum + Number(row["Amount"]) * (rates[row["CurrencyIsoCode"]!] ?? 100),
      0,
    );
    expect((cents / 100).toFixed(2)).toBe(truth.figures.won_amount.value);
    const orders = (await rowsOf("shop/commandes.csv", ";")).filter(
      (row) => row["Statut"] === "Honorée" && row["E-mail du client"],
    );
    const ordered = orders.reduce((sum, row) => sum + Number(row["Montant"]!.replace(",", "")), 0);
    expect((ordered / 100).toFixed(2)).toBe(truth.figures.order_amount.value);
    const google = (await readFile(join(folder, "sources/google-ads/Campaign report.csv"))).toString(
      "utf16le",
    );
    const total = google.split("\r\n").find((line) => line.startsWith("Total: Account"))!;
    expect(total.replaceAll(",", "")).toContain(truth.figures.spend_google.value);
  });

  it("finds no activity of the uncovered territory in its last 90 days", async () => {
    const { territory, since } = truth.facts.uncovered_territory;
    const contacts = await rowsOf("hubspot/contacts-2024-12-31.csv");
    const companies = await rowsOf("hubspot/companies-2024-12-31.csv");
    const inside = new Set(
      [...contacts, ...companies]
        .filter((row) => row["Sales territory"] === territory)
        .map((row) => row["Record ID"]),
    );
    const files = ["calls", "emails", "meetings"].map((name) => rowsOf(`hubspot/${name}-2024-12-31.csv`));
    const activities = (await Promise.all(files)).flat().filter((row) => row["Activity date"]! >= since);
    const ofInside = activities.filter(
      (row) => inside.has(row["Associated Contact IDs"]) || inside.has(row["Associated Company IDs"]),
    );
    expect(activities.length).toBeGreaterThan(0);
    expect(ofInside).toEqual([]);
  });
});
