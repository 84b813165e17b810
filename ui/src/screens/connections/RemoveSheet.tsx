import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";

/** Removing a connection cannot be undone, so its name has to be typed; the host refuses while its Outbox is unsettled. */
export function RemoveSheet({
  connection,
  onClose,
  onRemoved,
}: {
  connection: ConnectionView;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { remove: words, refusals } = useMessages(connections);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const marks = connection.assumptions.filter(({ mark }) => mark !== null).length;
  const { noteDrafts, readings } = connection.onlyHere;
  const act = useAct("removeConnection");

  async function remove(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (act.busy) return;
    const matches = typed.trim() === connection.name.trim();
    setWrong(matches ? null : words.mismatch);
    if (!matches) return;
    if ((await act.run(connection.id, connection.onlyHere)).ok) onRemoved();
  }

  return (
    <ConfirmSheet
      title={words.title(connection.name)}
      cancel={words.cancel}
      confirm={words.confirm(connection.name)}
      icon="trash"
      act={act}
      sentences={refusals}
      focus="body"
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>
        {words.text} {words.visits(connection.knownVisits)}
        {marks > 0 && ` ${words.marks(marks)}`}
        {connection.profile?.own === true && ` ${words.profile}`} {words.keeps}
      </p>
      {noteDrafts > 0 && (
        <NoteBar tone="bad" boxed title={words.drafts(noteDrafts)}>
          {words.draftsText}
        </NoteBar>
      )}
      {readings > 0 && (
        <NoteBar tone="bad" boxed title={words.readings(readings)}>
          {words.readingsText}
        </NoteBar>
      )}
      <form onSubmit={(event) => void remove(event)} noValidate>
        <Field
          label={words.type}
          hint={words.cannotUndo}
          value={typed}
          required
          autoFocus
          error={wrong}
          onChange={(text) => {
            setTyped(text);
            setWrong(null);
            act.reset();
          }}
        />
      </form>
    </ConfirmSheet>
  );
}
