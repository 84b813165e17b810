import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";

/** Asks before a connection is turned off, with what that means for its visits and the Outbox. */
export function TurnOffSheet({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const words = useMessages(connections).turnOff;
  const { state } = useMessages(connections);
  const act = useAct("setConnectionEnabled");

  async function turnOff(): Promise<void> {
    if (!(await act.run(connection.id, false)).ok) return;
    announce(state.off);
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.title(connection.name)}
      cancel={words.cancel}
      confirm={words.confirm}
      act={act}
      onConfirm={() => void turnOff()}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ConfirmSheet>
  );
}
