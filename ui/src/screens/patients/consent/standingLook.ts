import type { ConsentStanding } from "../../../host/types";
import type { IconName } from "../../../parts/Icon";

/** The mark beside the words of a standing; the words alone say it. */
export const standingIcons: Record<ConsentStanding, IconName> = {
  granted: "done",
  declined: "refused",
  neverAsked: "minus",
  notKnown: "unknown",
  ended: "off",
};
