// A worker thread takes no part in the loader that runs this program from its source: it asks for its own.
import { register } from "tsx/esm/api";

register();
await import("../judge-worker.ts");
