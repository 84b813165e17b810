import { useCallback } from "react";
import { useHost } from "../host/HostContext";
import { asProblem } from "../host/problem";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { problems } from "../messages/problems";
import { announce } from "./announcer";

/** Asks for everything of today to be read from the vendors now, and says so. */
export function useRefresh(): () => Promise<void> {
  const host = useHost();
  const words = useMessages(frame);
  const faults = useMessages(problems);
  return useCallback(async () => {
    try {
      await host.refresh();
      announce(words.refreshed);
    } catch (thrown) {
      announce(faults.byCode[asProblem(thrown).code].title, "assertive");
    }
  }, [host, words, faults]);
}
