import { useEffect, useRef } from "react";
import { useHost } from "../../host/HostContext";

/** Reports, once, the second animation frame after the first row is in the page: that is when it can be seen. */
export function useFirstRow(there: boolean): void {
  const host = useHost();
  const told = useRef(false);
  useEffect(() => {
    if (!there || told.current) return;
    told.current = true;
    const tell = async () => {
      const asked = await host.reportVisible("board-row");
      if (asked === null) return;
      // Only a benchmark asks for this; nobody else's page loads it.
      const { reportFrames } = await import("./reportFrames");
      await reportFrames(host, asked);
    };
    requestAnimationFrame(() => requestAnimationFrame(() => void tell()));
  }, [there, host]);
}
