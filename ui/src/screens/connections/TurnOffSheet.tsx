import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";

/** Asks before a connection is turned off, with what that means for its visits and the Outbox. */
export function TurnOffSheet({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const words = useMessages(connections).turnOff;
  const { state } = useMessages(connections);
  const act = useAct("setConnectionEnabled");
  return (
    <Sheet
      title={words.title(connection.name)}
      tone="danger"
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus onPress={onClose}>
            {words.cancel}
          </Button>
          <Button
            size="large"
            variant="danger"
            busy={act.busy}
            onPress={async () => {
              if (!(await act.run(connection.id, false)).ok) return;
              announce(state.off);
              onClose();
            }}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      {act.problem !== null && <Refusal problem={act.problem} />}
    </Sheet>
  );
}
