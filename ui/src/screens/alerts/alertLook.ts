import type { AlertLevel, AlertSide, AlertView } from "../../host/types";
import type { IconName } from "../../parts/Icon";

/** The shape of how far out a reading is: one chevron or two, up or down; never colour alone (ALERT 8, WCAG 1.4.1). */
export const outIcon: Record<AlertSide, Record<AlertLevel, IconName>> = {
  low: { beyond: "down", far: "downTwice" },
  high: { beyond: "up", far: "upTwice" },
};

/** Where an alert stands for whoever works through the list. */
export type Standing = "standing" | "endedUnseen" | "seen" | "settled";

/** Where an alert stands. One that went on in another is looked at there. */
export function standingOf({ ended, acts }: AlertView): Standing {
  if (ended?.how === "renewed") return "settled";
  if (acts.length === 0) return ended === null ? "standing" : "endedUnseen";
  return ended === null ? "seen" : "settled";
}

/** The shape and the hue of where it stands; settled is no news and has none. */
export const standingLook: Record<Standing, { icon: IconName; tone: "bad" | "warn" | "info" | "plain" }> = {
  standing: { icon: "clockOpen", tone: "bad" },
  endedUnseen: { icon: "queued", tone: "warn" },
  seen: { icon: "done", tone: "info" },
  settled: { icon: "check", tone: "plain" },
};
