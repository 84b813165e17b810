import { useFormat } from "../../../format/useFormat";
import { useKept } from "../../../frame/useKept";
import type { VisitFile, VisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { parts } from "../../../messages/parts";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";
import { useGuarded } from "../useGuarded";

/** Deleting a file: said in words that nothing brings it back, with the two-identifier check. */
export function DeleteSheet({
  view,
  file,
  onClose,
}: {
  view: VisitView;
  file: VisitFile;
  onClose: () => void;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const format = useFormat();
  const guard = useGuarded(view.row.person.key, "remove");
  const name = file.name ?? words.nameUnknown;
  const what = words.deletion.act(name, format.name(view.row.person.name));
  const remove = useKept("deleteFile", { what, onKept: onClose });

  async function send(): Promise<void> {
    if (guard.checked === null || file.vendorId === null || remove.busy) return;
    await remove.run({ visit: view.row.visit, file: file.vendorId, checked: guard.checked });
  }

  return (
    <ConfirmSheet
      title={words.deletion.title(name)}
      cancel={words.chosen.back}
      confirm={what}
      act={remove}
      off={guard.checked === null ? check.title.remove : null}
      sentences={words.refusals}
      focus="body"
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <IdentityStrip person={view.row.person} />
      <p>{words.deletion.text}</p>
      <IdentifierCheck
        key={guard.key}
        person={view.row.person}
        act="remove"
        namesake={view.namesake !== null}
        onChange={guard.setChecked}
      />
    </ConfirmSheet>
  );
}
