import { useFormat } from "../../format/useFormat";
import { useAct } from "../../host/HostContext";
import type { ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
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
    <ConfirmSheet
      title={words.remove.title(describe(report, words, format))}
      cancel={words.remove.cancel}
      confirm={words.remove.confirm}
      icon="trash"
      act={act}
      sentences={words.moved}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{words.remove.text}</p>
    </ConfirmSheet>
  );
}
