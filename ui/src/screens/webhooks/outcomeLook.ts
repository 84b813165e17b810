import type { DeliveryOutcome } from "../../host/types";
import type { IconName } from "../../parts/Icon";
import type { Tone } from "../../parts/NoteBar";

/** How an outcome looks: never by its hue alone. */
export function outcomeLook(
  outcome: DeliveryOutcome,
  changed: boolean,
): { icon: IconName; tone: Tone | "plain" } {
  switch (outcome) {
    case "readBack":
      return changed ? { icon: "done", tone: "good" } : { icon: "check", tone: "plain" };
    case "waiting":
      return { icon: "queued", tone: "plain" };
    case "waitsForVendor":
      return { icon: "clockOpen", tone: "warn" };
    case "notFound":
      return { icon: "absent", tone: "warn" };
    case "recordDue":
      return { icon: "done", tone: "good" };
    case "nothingToRead":
      return { icon: "check", tone: "plain" };
    case "notInContract":
      return { icon: "assumed", tone: "unsure" };
    case "noKey":
      return { icon: "key", tone: "bad" };
    case "wrongKey":
    case "notSealed":
      return { icon: "refused", tone: "bad" };
  }
}
