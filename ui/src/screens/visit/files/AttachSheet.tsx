import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { offerUndo } from "../../../frame/undo";
import { useAct } from "../../../host/HostContext";
import type { VisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { useGuarded } from "../useGuarded";
import { ChosenEntry } from "./ChosenEntry";
import styles from "./Files.module.css";
import { useChosenFiles } from "./useChosenFiles";

/** Attaching: the files with their names, the two-identifier check, and the act. Each file is looked at first. */
export function AttachSheet({
  view,
  largest,
  given,
  onClose,
}: {
  view: VisitView;
  largest: number;
  /** Files that were dropped or pasted before the sheet opened. */
  given: readonly File[];
  onClose: () => void;
}) {
  const all = useMessages(area);
  const words = all.chosen;
  const { check } = useMessages(parts);
  const format = useFormat();
  const attach = useAct("attachFile");
  const guard = useGuarded(view.row.person.key, "attach");
  const { chosen, add, rename, refuse, leaveOut } = useChosenFiles(largest);
  const [sending, setSending] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const taken = useRef<readonly File[]>([]);
  const who = format.name(view.row.person.name);
  // What is dropped or pasted while the sheet is open arrives the same way as what opened it.
  useEffect(() => {
    if (taken.current === given) return;
    taken.current = given;
    add(given);
  });

  const ready = chosen.filter((each) => each.check !== null);
  const off =
    ready.length === 0 || ready.length < chosen.length
      ? words.nothing
      : guard.checked === null
        ? check.title.attach
        : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || sending || guard.checked === null) return;
    setSending(true);
    let left = 0;
    for (const file of ready) {
      if (file.bytes === null) continue;
      const input = { visit: view.row.visit, name: file.name, checked: guard.checked };
      const done = await attach.run(input, file.bytes);
      if (done.ok) {
        leaveOut(file.id);
        announce(words.kept(file.name));
        offerUndo({ kept: done.value, what: words.kept(file.name) });
      } else {
        left += 1;
        if (done.problem.field === "name" || done.problem.what === "nameTaken") refuse(file.id, done.problem);
      }
    }
    setSending(false);
    if (left === 0) onClose();
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    add(event.dataTransfer.files);
  }
  const { problem } = attach;
  const atName = problem !== null && (problem.field === "name" || problem.what === "nameTaken");

  return (
    <Sheet title={words.title(who)} onClose={onClose}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className={styles.form}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <IdentityStrip person={view.row.person} />
        {problem !== null && !atName && <Refusal problem={problem} sentences={all.refusals} />}
        <p className={styles.hint}>{words.none}</p>
        <div>
          <input
            ref={picker}
            className={styles.picker}
            type="file"
            multiple
            accept=".pdf,.png,.jpg,.jpeg"
            tabIndex={-1}
            aria-label={words.label}
            onChange={(event) => {
              add(event.target.files ?? []);
              event.target.value = "";
            }}
          />
          <Button icon="plus" onPress={() => picker.current?.click()} autoFocus={given.length === 0}>
            {words.choose}
          </Button>
        </div>
        {chosen.length > 0 && (
          <ul className={styles.chosen} aria-label={words.label}>
            {chosen.map((file) => (
              <ChosenEntry
                key={file.id}
                file={file}
                onRename={(name) => rename(file.id, name)}
                onLeaveOut={() => leaveOut(file.id)}
              />
            ))}
          </ul>
        )}
        <IdentifierCheck
          key={guard.key}
          person={view.row.person}
          act="attach"
          namesake={view.namesake !== null}
          onChange={guard.setChecked}
        />
        <p className={styles.hint}>{words.copyKept}</p>
        <FormEnd
          act={words.act(Math.max(1, ready.length), who)}
          busy={sending}
          off={off}
          back={words.back}
          onBack={onClose}
        />
      </form>
    </Sheet>
  );
}
