import type { FormEvent } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { offerUndo } from "../../../frame/undo";
import { useAct } from "../../../host/HostContext";
import type { VisitFile, VisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { useGuarded } from "../useGuarded";
import styles from "./Files.module.css";

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
  const remove = useAct("deleteFile");
  const guard = useGuarded(view.row.person.key, "remove");
  const name = file.name ?? words.nameUnknown;
  const what = words.deletion.act(name, format.name(view.row.person.name));
  const off = guard.checked === null ? check.title.remove : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (guard.checked === null || file.vendorId === null || remove.busy) return;
    const done = await remove.run({ visit: view.row.visit, file: file.vendorId, checked: guard.checked });
    if (!done.ok) return;
    announce(what);
    offerUndo({ kept: done.value, what });
    onClose();
  }

  return (
    <Sheet title={words.deletion.title(name)} tone="danger" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <IdentityStrip person={view.row.person} />
        {remove.problem !== null && <Refusal problem={remove.problem} sentences={words.refusals} />}
        <p>{words.deletion.text}</p>
        <IdentifierCheck
          key={guard.key}
          person={view.row.person}
          act="remove"
          namesake={view.namesake !== null}
          onChange={guard.setChecked}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="danger" size="large" wide busy={remove.busy} off={off}>
            {what}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.chosen.back}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
