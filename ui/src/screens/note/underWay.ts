import type { IntentView } from "../../host/types";

/** The note of ours that is still on its way, if there is one. */
export function underWay(intents: readonly IntentView[]): IntentView | null {
  return intents.find((intent) => !["confirmed", "rejected", "withdrawn"].includes(intent.state)) ?? null;
}
