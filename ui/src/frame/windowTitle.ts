import { useEffect } from "react";
import { useHost } from "../host/HostContext";
import type { ScreenName } from "../host/types";

/**
 * Tells the host which screen is shown, so that the desktop's title names it. Only the screen's id leaves the page:
 * titles leak into task lists and screen sharing, and a patient must not.
 */
export function useWindowTitle(screen: ScreenName | null): void {
  const host = useHost();
  useEffect(() => {
    // A title that could not be set keeps nobody from working, and the host has it in its log.
    void host.showScreen(screen).catch(() => null);
  }, [host, screen]);
}
