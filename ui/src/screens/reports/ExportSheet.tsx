import { useState } from "react";
import { useAct } from "../../host/HostContext";
import type { ReportQuery, SavedReport } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { people as countText } from "../../parts/PatientPicker/people";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";

/**
 * The rows and columns on screen leave as a file that nothing protects any more: what leaves and what that means is said
 * before, and the desktop's own dialog asks where to.
 */
export function ExportSheet({
  query,
  rows,
  columns,
  onClose,
}: {
  query: ReportQuery;
  rows: number;
  columns: number;
  onClose: () => void;
}) {
  const words = useMessages(reports).export;
  const act = useAct("exportReport");
  const [saved, setSaved] = useState<SavedReport | null | "notYet">("notYet");

  async function save(): Promise<void> {
    const outcome = await act.run(query);
    if (outcome.ok) setSaved(outcome.value);
  }

  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onPress={onClose}>
            {saved === "notYet" || saved === null ? words.cancel : words.done}
          </Button>
          {(saved === "notYet" || saved === null) && (
            <Button size="large" variant="primary" icon="disk" busy={act.busy} onPress={() => void save()}>
              {words.save}
            </Button>
          )}
        </>
      }
    >
      <p>{words.what(countText(rows), columns)}</p>
      <p>{words.text}</p>
      {saved === null && <NoteBar tone="info" boxed title={words.notSaved} />}
      {saved !== null && saved !== "notYet" && (
        <NoteBar tone="good" boxed title={words.saved(saved.file, countText(saved.rows))}>
          {saved.guarded > 0 && words.guarded(saved.guarded)}
        </NoteBar>
      )}
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
    </Sheet>
  );
}
