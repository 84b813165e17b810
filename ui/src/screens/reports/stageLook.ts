import type { ReportStage } from "../../host/types";
import type { IconName } from "../../parts/Icon";
import type { Tone } from "../../parts/NoteBar";

/** Icon and tone of a stage: blue is on its way, amber waits for a person, red came to nothing. */
export function stageLook(stage: ReportStage): { icon: IconName; tone: Tone | "plain" } {
  switch (stage) {
    case "ordering":
    case "reading":
    case "completed":
      return { icon: "sending", tone: "info" };
    case "pending":
      return { icon: "hold", tone: "info" };
    case "downloaded":
      return { icon: "lock", tone: "warn" };
    case "ready":
      return { icon: "done", tone: "plain" };
    case "failed":
      return { icon: "refused", tone: "bad" };
  }
}
