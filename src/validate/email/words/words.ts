import { sayingOf } from "../../say-reason.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export const sayEmailReason = sayingOf({ en, fr });
