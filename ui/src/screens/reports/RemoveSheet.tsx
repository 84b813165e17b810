import { useFormat } from "../../format/useFormat";
import { useAct } from "../../host/HostContext";
import type { ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { describe } from "./describe";

/** Removing a report takes its table, file and password from this device. */
export function RemoveSheet({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const words = useMessages(reports);
  const format = useFormat();
  const act = useAct("removeReport");

  async function remove(): Promise<void> {
    if ((await act.run(report.id)).ok) onClose();
  }

  return (
    <Sheet
      title={words.remove.title(describe(report, words, format))}
      tone="danger"
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus onPress={onClose}>
            {words.remove.cancel}
          </Button>
          <Button size="large" variant="danger" icon="trash" busy={act.busy} onPress={() => void remove()}>
            {words.remove.confirm}
          </Button>
        </>
      }
    >
      <p>{words.remove.text}</p>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.moved} />}
    </Sheet>
  );
}
