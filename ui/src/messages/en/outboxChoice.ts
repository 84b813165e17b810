import type { ActKind, IntentChoice } from "../../host/types";

/** What each choice does to the acts of a noun. Withdrawing what is queued or refused has its own words: no risk to name. */
export type Told<Kind extends ActKind> = Record<IntentChoice | "queued" | "rejected", Record<Kind, string>>;
