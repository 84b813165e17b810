import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import type { IconName } from "../../parts/Icon";
import { needsPerson } from "../../parts/standing";

/** How a connection does: a word, its icon and its hue. */
export interface ConnectionState {
  text: string;
  icon: IconName;
  tone: "plain" | "good" | "warn" | "bad" | "off";
}

/** How a connection does, with the age of its last answer in steps. */
export function useConnectionState({ enabled, age, standing, secrets }: ConnectionView): ConnectionState {
  const words = useMessages(connections).state;
  const format = useFormat();
  const ago = useTick((now) => (age.answeredAt === null ? null : format.ageOfData(age.answeredAt, now)));
  if (!enabled) return { text: words.off, icon: "off", tone: "off" };
  if (needsPerson(standing)) return { text: words.logIn, icon: "key", tone: "bad" };
  if (age.refused || standing.state === "refused") {
    const text = secrets.includes("apiKey") ? words.refused : words.refusedSignIn;
    return { text, icon: "key", tone: "bad" };
  }
  if (age.silentSince !== null) {
    const since = format.time(age.silentSince);
    return age.unreachable
      ? { text: words.unreachable(since), icon: "offline", tone: "warn" }
      : { text: words.silent(since), icon: "clockOpen", tone: "warn" };
  }
  if (ago === null) return { text: words.neverAnswered, icon: "clockOpen", tone: "plain" };
  return { text: words.answeringAgo(ago), icon: "done", tone: "plain" };
}
