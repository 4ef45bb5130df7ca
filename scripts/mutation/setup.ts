import { configureGlobal, readConfigureGlobal } from "fast-check";

/** A counter-example kills a mutant as well large as small. */
configureGlobal({ ...readConfigureGlobal(), endOnFailure: true });
