import { useEffect, useRef } from "react";
import { useHost } from "../../host/HostContext";

/** Reports, once, the second animation frame after the first row is in the page: that is when it can be seen. */
export function useFirstRow(there: boolean): void {
  const host = useHost();
  const told = useRef(false);
  useEffect(() => {
    if (!there || told.current) return;
    told.current = true;
    requestAnimationFrame(() => requestAnimationFrame(() => void host.reportVisible("board-row")));
  }, [there, host]);
}
