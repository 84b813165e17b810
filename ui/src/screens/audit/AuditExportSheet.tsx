import { useState } from "react";
import { useAct } from "../../host/HostContext";
import type { AuditForm, SavedAudit } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { SelectField } from "../../parts/SelectField";
import { Sheet } from "../../parts/Sheet/Sheet";

/** The audit leaves as a file that nothing protects any more: that is said before, and the desktop asks where to. */
export function AuditExportSheet({ onClose }: { onClose: () => void }) {
  const words = useMessages(area).export;
  const act = useAct("exportAudit");
  const [form, setForm] = useState<AuditForm>("chain");
  const [saved, setSaved] = useState<SavedAudit | null | "notYet">("notYet");
  const open = saved === "notYet" || saved === null;

  async function save(): Promise<void> {
    const outcome = await act.run(form);
    if (outcome.ok) setSaved(outcome.value);
  }

  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onPress={onClose}>
            {open ? words.cancel : words.done}
          </Button>
          {open && (
            <Button size="large" variant="primary" icon="disk" busy={act.busy} onPress={() => void save()}>
              {words.save}
            </Button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      <SelectField
        label={words.form}
        value={form}
        options={(["chain", "fhir"] as const).map((id) => ({ id, text: words[id] }))}
        onChange={setForm}
      />
      {saved === null && <NoteBar tone="info" boxed title={words.notSaved} />}
      {saved !== null && saved !== "notYet" && (
        <NoteBar tone="good" boxed title={words.saved(saved.file, String(saved.entries))} />
      )}
      {act.problem !== null && <Refusal problem={act.problem} />}
    </Sheet>
  );
}
