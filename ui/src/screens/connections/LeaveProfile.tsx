import { useAskBeforeLeaving } from "../../frame/leaving";
import { useMessages } from "../../messages/area";
import { profiles } from "../../messages/profiles";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";

const NEVER_REFUSED = { busy: false, problem: null };

/** Asks before a contract profile that was changed and not kept is left, by whatever way. */
export function LeaveProfile({ holds }: { holds: boolean }) {
  const words = useMessages(profiles).leaving;
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
