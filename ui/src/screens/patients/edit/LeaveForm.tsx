import { useAskBeforeLeaving } from "../../../frame/leaving";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";

const NEVER_REFUSED = { busy: false, problem: null };

/**
 * Asks before a form with something typed is left, by whatever way. Nothing of it is kept: only over a lock a half-typed
 * record lies anywhere, so that leaving loses it.
 */
export function LeaveForm({ holds }: { holds: boolean }) {
  const words = useMessages(records).leaving;
  const leaving = useAskBeforeLeaving(holds);
  if (leaving === null) return null;
  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.stay}
      confirm={words.leave}
      act={NEVER_REFUSED}
      onConfirm={leaving.go}
      onClose={leaving.stay}
    >
      <p>{words.text}</p>
    </ConfirmSheet>
  );
}
