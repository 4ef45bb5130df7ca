import { describe, expect, it } from "vitest";
import { allEnded, poolOf } from "./in-parallel.ts";

describe("poolOf", () => {
  it("lends a thing to one piece of work at a time, and all of them when there is work", async () => {
    const pool = poolOf(["a", "b"]);
    const busy = new Set<string>();
    let most = 0;
    const works = Array.from({ length: 20 }, (_, index) =>
      pool.use(async (thing) => {
        expect(busy.has(thing)).toBe(false);
        busy.add(thing);
        most = Math.max(most, busy.size);
        await new Promise((resolve) => setTimeout(resolve, index % 3));
        busy.delete(thing);
        return index;
      }),
    );
    expect(await Promise.all(works)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(2);
  });

  it("takes a thing back from work that fails", async () => {
    const pool = poolOf([1]);
    await expect(pool.use(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await pool.use(async (thing) => thing)).toBe(1);
  });
});

describe("allEnded", () => {
  it("throws the first failure only when all have ended", async () => {
    let isLateDone = false;
    const late = new Promise<void>((resolve) =>
      setTimeout(() => {
        isLateDone = true;
        resolve();
      }, 10),
    );
    await expect(allEnded([Promise.reject(new Error("early")), late])).rejects.toThrow("early");
    expect(isLateDone).toBe(true);
  });
});
