import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { PatientView, ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { readingFiles } from "../../../messages/readingFiles";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";
import { useGuarded } from "../../visit/useGuarded";
import { held } from "./isOpen";

/** Taking back what a file brought: what goes, and what stays. */
export function RemoveSheet({
  patient,
  file,
  onClose,
}: {
  patient: PatientView;
  file: ReadingImportView;
  onClose: () => void;
}) {
  const all = useMessages(readingFiles);
  const words = all.removing;
  const { check } = useMessages(parts);
  const { person } = patient;
  const act = useAct("removeReadingImport");
  const guard = useGuarded(person.key, `remove ${file.id}`);

  async function remove(): Promise<void> {
    if (guard.checked === null) return;
    const done = await act.run({ import: file.id, checked: guard.checked });
    if (!done.ok) return;
    announce(words.done(file.file));
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.title(file.file)}
      cancel={words.cancel}
      confirm={words.confirm}
      icon="trash"
      act={act}
      off={guard.checked === null ? check.title.takeOut : null}
      sentences={all.refusals}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <IdentityStrip person={person} />
      <p>{words.text(all.past.readings(held(file)))}</p>
      <IdentifierCheck key={guard.key} person={person} act="takeOut" onChange={guard.setChecked} />
    </ConfirmSheet>
  );
}
