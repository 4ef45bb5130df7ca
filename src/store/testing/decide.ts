import { Refusal } from "../../core/index.ts";
import { openStore } from "../index.ts";

/** Takes decisions one after the other until it is killed, and says each once it is acknowledged: STATE NAME. */
const [state = "", name = ""] = process.argv.slice(2);
process.on("uncaughtException", (error) => {
  if (!(error instanceof Refusal)) throw error;
  console.log(`refused ${error.code}`);
  process.exit(3);
});
const store = await openStore(state);
console.log("ready");
for (let count = 0; ; count++) {
  const records = [`${name}:${count}:a`, `${name}:${count}:b`, `${name}:${count}:c`];
  const { id } = await store.decisions.add({
    object: count % 2 === 0 ? "person" : "company",
    verdict: "same",
    sides: [records],
    by: name,
    at: new Date(),
  });
  console.log(`decided ${id}`);
  if (count % 3 === 2) {
    await store.decisions.revoke(id, { by: name, at: new Date(), reason: "a mistake" });
    console.log(`revoked ${id}`);
  }
}
