import { sayingOf } from "../../say-reason.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export const sayNumberReason = sayingOf({ en, fr });
