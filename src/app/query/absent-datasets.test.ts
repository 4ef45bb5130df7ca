import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { id, sql } from "../../sql/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { type QuerySession, querySession } from "../query-session.ts";
import { queryWorld } from "../testing/query-world.ts";

const yaml = `datasets:
  hotel: { label: { en: Hotel, fr: Hôtel }, key: hotel_id, columns: { hotel_id: text, city: text } }
  booking:
    label: { en: Booking, fr: Réservation }
    key: booking_id
    time: booked_on
    counted_as: bookings
    columns: { booking_id: text, hotel_id: text, person_id: entity, booked_on: date }
    relationships: { hotel: { to: hotel, by: hotel_id }, person: { to: person, by: person_id } }
dimensions:
  hotel_city: { label: { en: City, fr: Ville }, on: { hotel: city } }
concepts:
  guest: { label: { en: Guest, fr: Client }, object: person, all: { booked: { words: { en: b, fr: r }, event: booking } } }
metrics:
  bookings: { label: { en: B, fr: R }, kind: simple, measure: { dataset: booking, aggregation: count } }
  guests: { label: { en: G, fr: C }, kind: simple, measure: { dataset: guest, aggregation: count }, unit: people }
`;

/** A snapshot without the rows of some datasets. */
async function sessionWithout(...absent: readonly string[]): Promise<QuerySession> {
  const world = await queryWorld({ booking: [{ booking_id: "b", booked_on: "2024-01-02" }] }, { yaml });
  for (const name of absent) await world.engine.run(sql`drop table ${id(name)}`);
  const { compiled, engine, snapshot } = world;
  const { model, settings } = compiled;
  return querySession({ model, settings, engine, snapshot, holds: (name) => !absent.includes(name) });
}

async function refused(session: QuerySession, query: MetricQueryInput) {
  const answer = await queryMetric(session, query);
  return answer.ok
    ? "answered"
    : answer.error.map(({ code, message, place }) => [code, message.en, place?.line]);
}

describe("a dataset that the snapshot does not hold", () => {
  it("is named, with where it is declared, whatever reads it", async () => {
    const session = await sessionWithout("booking", "hotel");
    const booking = [
      "dataset-absent",
      'The definitions declare "booking", but snapshot 0001 holds no rows of it: fill it and build, or ask what does not rest on it.',
      3,
    ];
    expect(await refused(session, { metrics: ["bookings"] })).toEqual([booking]);
    expect(await refused(session, { metrics: ["guests"], grain: "month", compare: "year" })).toEqual([
      booking,
    ]);
    expect(await refused(session, { metrics: ["deals_created"] })).toBe("answered");
    const rows = await openRows(session, { metrics: ["bookings"] }, { metric: "bookings", keys: {} });
    expect(rows.ok ? "" : rows.error[0]!.message.fr).toContain("« booking »");
  });

  it("is missed only by what reads it", async () => {
    const session = await sessionWithout("hotel");
    expect(await refused(session, { metrics: ["bookings"] })).toBe("answered");
    expect(await refused(session, { metrics: ["bookings"], by: ["hotel_city"] })).toMatchObject([
      ["dataset-absent", expect.stringContaining("hotel"), 2],
    ]);
    expect(await refused(session, { metrics: ["bookings"], where: "hotel_city = 'Lyon'" })).toMatchObject([
      ["dataset-absent", expect.stringContaining("hotel"), 2],
    ]);
  });
});
