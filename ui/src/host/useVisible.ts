import { useEffect, useRef } from "react";
import type { Host } from "./Host";
import { useHost } from "./HostContext";
import type { FrameCount } from "./types";

/**
 * Reports, once, the second animation frame after something is in the page: that is when it can be seen. What the host
 * asks for in return is passed on; only a benchmark asks.
 */
export function useVisible(
  what: "sign-in" | "board-row",
  there: boolean,
  asked?: (host: Host, count: FrameCount) => Promise<void>,
): void {
  const host = useHost();
  const told = useRef(false);
  const answer = useRef(asked);
  useEffect(() => {
    if (!there || told.current) return;
    told.current = true;
    const tell = async () => {
      const count = await host.reportVisible(what);
      if (count !== null) await answer.current?.(host, count);
    };
    requestAnimationFrame(() => requestAnimationFrame(() => void tell()));
  }, [there, what, host]);
}
