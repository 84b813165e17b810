import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { AssumptionVerdict, AssumptionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TypedAgain } from "../../parts/TypedAgain";

/**
 * Says whether an assumption holds, and how that was found: a verdict that nobody can trace is worth nothing, so that it
 * needs a note.
 */
export function MarkSheet({
  connection,
  assumption,
  onClose,
}: {
  connection: string;
  assumption: AssumptionView;
  onClose: () => void;
}) {
  const words = useMessages(connections).register;
  const act = useAct("markAssumption");
  const form = useTypedForm("assumption", `${connection} ${assumption.id}`);
  const [verdict, setVerdict] = useTyped<AssumptionVerdict | "open">(
    form,
    "verdict",
    assumption.mark?.verdict ?? "open",
  );
  const [note, setNote] = useTyped(form, "note", assumption.mark?.note ?? "");
  const [missing, setMissing] = useState<string | null>(null);

  async function keep(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (act.busy) return;
    if (verdict !== "open" && note.trim() === "") {
      setMissing(words.noteMissing);
      announce(words.noteMissing, "assertive");
      return;
    }
    const given = verdict === "open" ? null : verdict;
    const outcome = await act.run(connection, assumption.id, given, given === null ? "" : note.trim());
    if (!outcome.ok) return;
    announce(`${assumption.id}: ${words.verdicts[verdict]}`);
    onClose();
  }

  return (
    <Sheet
      title={`${words.act} ${assumption.id}`}
      onClose={onClose}
      foot={
        <>
          <Button size="large" variant="primary" busy={act.busy} onPress={() => void keep()}>
            {words.keep}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <TypedAgain form={form} />
      <p>{assumption.assumes}</p>
      <form onSubmit={(event) => void keep(event)} noValidate>
        <Segments<AssumptionVerdict | "open">
          label={words.holds}
          value={verdict}
          options={[
            { id: "confirmed", text: words.verdicts.confirmed },
            { id: "wrong", text: words.verdicts.wrong },
            { id: "open", text: words.verdicts.open },
          ]}
          onChange={(chosen) => {
            setVerdict(chosen);
            setMissing(null);
          }}
        />
        {verdict !== "open" && (
          <Field
            label={words.note}
            hint={words.noteHint}
            value={note}
            required
            rows={3}
            maxLength={500}
            error={missing}
            onChange={(text) => {
              setNote(text);
              setMissing(null);
              act.reset();
            }}
          />
        )}
      </form>
      {act.problem !== null && <Refusal problem={act.problem} />}
    </Sheet>
  );
}
