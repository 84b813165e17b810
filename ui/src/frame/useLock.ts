import { useCallback } from "react";
import { useHost } from "../host/HostContext";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { announce } from "./announcer";

/** Locks the console. The page goes when the host says that it is locked. */
export function useLock(): () => void {
  const host = useHost();
  const { notLocked } = useMessages(frame);
  return useCallback(() => {
    void host.lock().catch(() => announce(notLocked, "assertive"));
  }, [host, notLocked]);
}
