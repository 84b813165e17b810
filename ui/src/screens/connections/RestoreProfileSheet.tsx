import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { profiles } from "../../messages/profiles";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";

/** Asks before the clinic's own contract profile is thrown away for the one that comes with the program. */
export function RestoreProfileSheet({
  connection,
  onClose,
  onRestored,
}: {
  connection: ConnectionView;
  onClose: () => void;
  onRestored: () => void;
}) {
  const words = useMessages(profiles).restoring;
  const act = useAct("saveProfile");
  return (
    <ConfirmSheet
      title={words.title(connection.name)}
      cancel={words.cancel}
      confirm={words.confirm}
      act={act}
      onConfirm={async () => {
        if ((await act.run(connection.id, null)).ok) onRestored();
      }}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ConfirmSheet>
  );
}
