import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../core/index.ts";
import { parsePreset } from "../presets/parse-preset.ts";
import { builtInPresets, readPresets } from "../presets/read-presets.ts";
import { recognise, verdictOf } from "../presets/recognise.ts";
import { sampleReader, type SampleReader } from "../testing/open-sample.ts";
import { type ProposalContext, proposeMapping } from "./propose-mapping.ts";
import type { SourceProposal } from "./proposal.ts";

const presets = readPresets([builtInPresets]).presets.map(({ preset }) => preset);
let reader: SampleReader;
beforeAll(async () => {
  reader = await sampleReader();
});
afterAll(() => reader.close());

async function tryPropose(text: string, more: Partial<ProposalContext> = {}) {
  const { shape, contents } = await reader.open(text);
  return proposeMapping(shape, {
    source: "sample",
    files: ["sample.csv"],
    settings: { timezone: "Europe/Paris" },
    presets,
    values: {},
    contents,
    ...more,
  });
}

async function propose(text: string, more: Partial<ProposalContext> = {}): Promise<SourceProposal> {
  const proposed = await tryPropose(text, more);
  if (!proposed.ok) throw new Error(proposed.error.map(({ message }) => message.en).join("\n"));
  return proposed.value;
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);
const meaningsOf = ({ values }: SourceProposal) =>
  Object.fromEntries(values.map(({ domain, raw, meaning }) => [`${domain}: ${raw}`, meaning]));

describe("proposeMapping", () => {
  it("refuses a Google Ads report without a day, naming the menu that adds it", async () => {
    const refused = await tryPropose(
      "Campaign,Campaign status,Impr.,Clicks,Cost\nBrand,Enabled,100,5,12.40\n",
    );
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(codes(refused.error)).toEqual(["export-notice"]);
    expect(refused.error[0]?.message.en).toMatch(/Segment .* Time, Day/);
    expect(refused.error[0]?.message.fr).toMatch(/Segmenter .* Période, Jour/);
  });

  it("asks for the order of dates that no row decides, and takes the answer", async () => {
    const text =
      "order_id,email,amount,ordered_at\n1,a@example.com,10,03/04/2024\n2,b@example.com,12,05/06/2024\n";
    const open = await propose(text);
    expect(codes(open.questions)).toEqual(["date-order-unknown"]);
    expect(open.questions[0]?.facts).toEqual({ header: "ordered_at", example: "03/04/2024" });
    expect(open.mapping.dates).toBeUndefined();
    const answered = await propose(text, { answers: { dates: "dmy" } });
    expect(answered.questions).toEqual([]);
    expect(answered.mapping.dates).toBe("dmy");
  });

  it("decides each date column by its own rows", async () => {
    const proposal = await propose(
      "application_id,applied_at,stage_at,hired_at\n1,31/12/2023,2024-01-05,\n2,04/01/2024,2024-01-08,03/15/2024\n",
    );
    expect(proposal.questions).toEqual([]);
    expect(proposal.mapping.dates).toBe("dmy");
    expect(proposal.mapping.into[0]?.fields["hired_at"]).toEqual({ from: ["hired_at"], dates: "mdy" });
    expect(proposal.mapping.into[0]?.fields["stage_at"]).toEqual({ from: ["stage_at"] });
  });

  it("shows both sides of a column that mixes two orders of dates", async () => {
    const mixed = await propose("order_id,amount,ordered_at\n1,10,13/04/2024\n2,12,04/13/2024\n");
    expect(mixed.questions[0]?.facts).toEqual({ header: "ordered_at", dmy: "13/04/2024", mdy: "04/13/2024" });
  });

  it("knows the decimal mark from the columns that can tell, and asks when none can", async () => {
    const fr = await propose(
      'order_id,amount,quantity,ordered_at\n1,"1 234,56",2,2024-05-01\n2,"1,234",1,2024-05-02\n',
    );
    expect(fr.mapping.decimal).toBe(",");
    const counts = await propose('post_id,network,published_at,impressions\n1,X,2024-05-01,"1,204"\n');
    expect(counts.mapping.decimal).toBe(".");
    const open = await propose('order_id,amount,ordered_at\n1,"1,234",2024-05-01\n');
    expect(codes(open.questions)).toEqual(["decimal-unknown"]);
    expect(
      (await propose('order_id,amount,ordered_at\n1,"1,234",2024-05-01\n', { answers: { decimal: "." } }))
        .questions,
    ).toEqual([]);
  });

  it("says which time zone it assumes for times that carry none, and is silent for those that do", async () => {
    const header = "order_id,amount,ordered_at\n";
    const local = await propose(`${header}1,10,2024-05-01 10:15\n`);
    expect(local.mapping.timezone).toBe("Europe/Paris");
    expect(codes(local.warnings)).toEqual(["timezone-assumed"]);
    expect(codes((await propose(`${header}1,10,2024-05-01T10:15:00Z\n`)).warnings)).toEqual([]);
    expect(codes((await propose(`${header}1,10,2024-05-01\n`)).warnings)).toEqual([]);
  });

  it("says which history an export lacks, and which export brings it", async () => {
    const today = await propose("Record ID,First Name,Email,Lifecycle Stage\n1,Ana,a@example.com,Lead\n");
    expect(today.warnings.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/today's lifecycle stage.*Date entered/),
    ]);
    expect(today.mapping.into.map(({ dataset }) => dataset)).toEqual(["person"]);
  });

  it("counts the rows of a recycle bin", async () => {
    const lead = await propose("Id,IsDeleted,LastName,Status\n1,true,A,New\n2,true,B,New\n3,false,C,New\n");
    expect(lead.warnings.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ rows: 2 }));
  });

  it("reads a stage family into stage entries, each header for its own stage", async () => {
    const text = `Record ID,First Name,Email,"Became a Marketing Qualified Lead Date","Date entered ""Customer (Lifecycle Stage Pipeline)"""
1,Ana,a@example.com,2024-03-01,2024-04-01
`;
    const { mapping, additions } = await propose(text);
    expect(mapping.into.flatMap(({ each }) => each ?? [])).toEqual(["Became a * Date", 'Date entered "*"']);
    expect(additions.stage?.["hubspot"]).toEqual({
      "Marketing Qualified Lead": "mql",
      "Customer (Lifecycle Stage Pipeline)": "customer",
    });
  });

  it("proposes a meaning for each value of the whole file with its rows, and none for strange words", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, at) => `${at},a${at}@example.com,2024-05-01T08:00:00Z,${at < 290 ? "Accepté" : "Hmm"},Jean Dupont`,
    );
    const proposal = await propose(`handoff_id,email,handed_at,status,rep\n${rows.join("\n")}\n`);
    expect(proposal.values).toMatchObject([
      { domain: "handoff_status", raw: "Accepté", rows: 290, meaning: "accepted" },
      { domain: "handoff_status", raw: "Hmm", rows: 10, confidence: 0 },
      { domain: "owner", raw: "Jean Dupont", rows: 300, meaning: { rep: "Jean Dupont" } },
    ]);
    expect(proposal.additions).toEqual({
      handoff_status: { handoffs: { Accepté: "accepted" } },
      owner: { handoffs: { "Jean Dupont": { rep: "Jean Dupont" } } },
    });
  });

  it("offers a slip of the keyboard without writing it, and adds nothing that the workspace has said", async () => {
    const text =
      "handoff_id,email,handed_at,status\n1,a@example.com,2024-05-01,acepted\n2,b@example.com,2024-05-01,Refusé\n";
    const proposal = await propose(text, { values: { handoff_status: { "*": { refusé: "pending" } } } });
    expect(meaningsOf(proposal)).toEqual({
      "handoff_status: acepted": "accepted",
      "handoff_status: Refusé": "pending",
    });
    expect(proposal.additions).toEqual({});
  });

  it("gives two spellings of a product one name, the workspace's if it has one", async () => {
    const text =
      "order_id,product,amount,ordered_at\n1,GTXPro,10,2024-05-01\n2,Nova,5,2024-05-01\n3,NOVA,5,2024-05-01\n4,Nova,5,2024-05-02\n";
    const proposal = await propose(text, { values: { product: { products: { "GTX Pro": "GTX Pro" } } } });
    expect(meaningsOf(proposal)).toEqual({
      "product: GTXPro": "GTX Pro",
      "product: Nova": "Nova",
      "product: NOVA": "Nova",
    });
  });

  it("names ids by the export that names them, and asks for the name elsewhere", async () => {
    const users = await propose("Id,Username,Name\n0050000000000B1AAA,lea@crm.example,Lea Petit\n");
    expect(users.additions).toEqual({
      owner: { salesforce: { "0050000000000B1AAA": { rep: "Lea Petit" } } },
    });
    const leads = await propose("Id,LastName,Status,OwnerId\n1,A,New,0050000000000B1AAA\n", {
      values: users.additions,
    });
    expect(meaningsOf(leads)["owner: 0050000000000B1AAA"]).toEqual({ rep: "Lea Petit" });
    const alone = await propose("Id,LastName,Status,OwnerId\n1,A,New,0050000000000B1AAA\n");
    expect(meaningsOf(alone)["owner: 0050000000000B1AAA"]).toBeUndefined();
  });

  it("maps a file that no preset knows by its headers and its cells, each with its confidence", async () => {
    const proposal = await propose(
      "opportunity_id,sales_agent,account,deal_stage,engage_date,close_date,close_value,weather\nA1,Ann Lee,Acme,Won,2016-10-20,2017-03-01,1054,sunny\nB2,Bo Ray,Zed,Lost,2016-10-25,2017-03-11,0,rain\n",
    );
    expect(proposal.recognition).toBeUndefined();
    expect(proposal.mapping.into[0]).toEqual({
      dataset: "deal",
      key: ["opportunity_id"],
      fields: {
        company_id: { from: ["account"], by: "name" },
        rep_id: { from: ["sales_agent"] },
        stage: { from: ["deal_stage"] },
        amount: { from: ["close_value"] },
        created_at: { from: ["engage_date"] },
        closed_at: { from: ["close_date"] },
      },
    });
    expect(proposal.unmapped).toEqual(["weather"]);
    expect(proposal.columns.every(({ confidence }) => confidence > 0.3 && confidence <= 1)).toBe(true);
  });

  it("knows e-mail addresses by their look, under any header", async () => {
    const { mapping } = await propose(
      "xyz,first name,last name,country\na@example.com,Ann,Lee,France\nb@example.com,Bo,Ray,Italy\n",
    );
    expect(mapping.into[0]).toMatchObject({
      dataset: "person",
      key: ["xyz"],
      fields: { email: { from: ["xyz"] } },
    });
  });

  it("holds back a mapping that lacks what every row needs", async () => {
    const { questions } = await propose(
      "invoice_no,stock code,quantity,invoice date\n1,A,2,2024-05-01\n2,B,1,2024-05-02\n",
    );
    expect(codes(questions)).toEqual(["column-required"]);
    expect(questions[0]?.facts).toMatchObject({ dataset: "order", column: "amount" });
  });

  it("says so when nothing in the headers tells what the file is", async () => {
    const refused = await tryPropose("foo,bar\n1,2\n");
    expect(refused.ok ? [] : codes(refused.error)).toEqual(["dataset-not-recognised"]);
  });

  it("reports a tie of presets instead of choosing, unless the author does", async () => {
    const twin = parsePreset(
      "name: twin\nlabel: Twin\nsystem: twin\nkind: full\ncolumns:\n  id: { headers: [Record ID], required: true }\n  x: { headers: [Lead Status], required: true }\ninto: [{ dataset: product, key: id, fields: { name: x } }]\n",
      "twin/preset.yaml",
    );
    if (!twin.ok) throw new Error(twin.error[0]?.message.en);
    const rival = { ...presets.find(({ name }) => name === "hubspot-contacts")!, name: "rival" };
    const text = "Record ID,First Name,Email,Lead Status\n1,Ana,a@example.com,New\n";
    const more = { presets: [...presets, rival] };
    const tie = await tryPropose(text, more);
    expect(tie.ok ? [] : tie.error.map(({ facts }) => facts)).toEqual([
      { presets: ["hubspot-contacts", "rival"] },
    ]);
    expect((await propose(text, { ...more, preset: "rival" })).mapping.preset).toBe("rival");
    const unknown = await tryPropose(text, { preset: "hubspot-contact" });
    expect(unknown.ok ? [] : unknown.error.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ["preset-unknown", "hubspot-contacts"],
    ]);
    const unfit = await tryPropose(text, { preset: "hubspot-deals" });
    expect(unfit.ok ? [] : codes(unfit.error)).toEqual(["preset-unfit"]);
    const shape = { headers: ["Record ID", "First Name", "Email", "Lead Status"], samples: [] };
    expect(verdictOf(recognise(shape, [...presets, twin.value]))).toMatchObject({
      kind: "one",
      recognition: { preset: { name: "hubspot-contacts" } },
    });
  });
});
