import { configureGlobal } from "fast-check";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? Number.NaN);
if (Number.isInteger(seed)) configureGlobal({ seed });
