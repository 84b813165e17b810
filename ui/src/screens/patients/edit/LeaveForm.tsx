import { useCallback, useMemo, useState } from "react";
import { useAskBeforeLeaving } from "../../../frame/leaving";
import { useHost } from "../../../host/HostContext";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";

const NEVER_REFUSED = { busy: false, problem: null };

/**
 * Asks before a form with something typed is left, by whatever way. Nothing of it is kept: a half-typed record lies
 * nowhere, so that leaving loses it.
 */
export function LeaveForm({ holds }: { holds: boolean }) {
  const words = useMessages(records).leaving;
  const host = useHost();
  const [way, setWay] = useState<{ go: () => void } | null>(null);
  const ask = useCallback((go: () => void) => setWay({ go }), []);
  useAskBeforeLeaving(useMemo(() => (holds ? ask : null), [holds, ask]));
  if (way === null) return null;

  function stay(): void {
    setWay(null);
    // The window asks once; the person stays, so that it asks again the next time.
    void host.holdClose(true).catch(() => null);
  }
  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.stay}
      confirm={words.leave}
      act={NEVER_REFUSED}
      onConfirm={way.go}
      onClose={stay}
    >
      <p>{words.text}</p>
    </ConfirmSheet>
  );
}
