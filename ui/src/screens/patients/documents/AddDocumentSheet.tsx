import { type DragEvent, type FormEvent, useEffect, useRef } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useKept } from "../../../frame/useKept";
import type { PatientView, RecordDocuments } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as filesArea } from "../../../messages/files";
import { parts } from "../../../messages/parts";
import { recordDocuments as area } from "../../../messages/recordDocuments";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TypedAgain } from "../../../parts/TypedAgain";
import { ChosenEntry } from "../../visit/files/ChosenEntry";
import files from "../../visit/files/Files.module.css";
import { useChosenFiles } from "../../visit/files/useChosenFiles";
import { useGuarded } from "../../visit/useGuarded";
import styles from "./Documents.module.css";

/** Adding one document: the file, looked at first, its class and names, the two-identifier check, and the act. */
export function AddDocumentSheet({
  patient,
  documents,
  given,
  onClose,
}: {
  patient: PatientView;
  documents: RecordDocuments;
  /** A file that was dropped before the sheet opened. */
  given: readonly File[];
  onClose: () => void;
}) {
  const all = useMessages(area);
  const words = all.adding;
  const lists = useMessages(filesArea);
  const { check } = useMessages(parts);
  const format = useFormat();
  const { person } = patient;
  const guard = useGuarded(person.key, "send");
  const { chosen, add, rename, refuse, leaveOut } = useChosenFiles(documents.largest);
  // The file itself is chosen again.
  const form = useTypedForm("addDocument", person.key ?? "");
  const [kind, setKind] = useTyped(form, "kind", documents.classes[0]?.id ?? "");
  const [name, setName] = useTyped(form, "name", "");
  const [description, setDescription] = useTyped(form, "description", "");
  const picker = useRef<HTMLInputElement>(null);
  const taken = useRef(false);
  const who = format.name(person.name);
  const what = words.act(name.trim() === "" ? all.name : name.trim(), who);
  const send = useKept("addDocument", { what, onKept: onClose });
  // The file that the sheet was opened with arrives the same way as one that is chosen in it.
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    add(given);
  });

  const file = chosen[0];
  const ready = file?.check != null && file.bytes !== null && name.trim() !== "" && kind !== "";
  const off = ready ? (guard.checked === null ? check.title.send : null) : words.nothing;

  function choose(list: Iterable<File>): void {
    const [first] = [...list];
    if (first === undefined) return;
    for (const before of chosen) leaveOut(before.id);
    add([first]);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || send.busy || guard.checked === null || file?.bytes == null) return;
    const input = {
      patient: person.key ?? "",
      class: kind,
      name: name.trim(),
      description: description.trim() === "" ? null : description.trim(),
      fileName: file.name,
      checked: guard.checked,
    };
    const done = await send.run(input, file.bytes);
    if (!done.ok && done.problem.field === "name") refuse(file.id, done.problem);
  }

  const { problem } = send;
  return (
    <Sheet title={words.title(who)} onClose={onClose}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className={styles.form}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          choose(event.dataTransfer.files);
        }}
      >
        <TypedAgain form={form} />
        <IdentityStrip person={person} />
        {problem !== null && problem.field !== "name" && (
          <Refusal problem={problem} sentences={{ ...lists.refusals, ...all.refusals }} />
        )}
        <p className={styles.hint}>{words.one}</p>
        <div>
          <input
            ref={picker}
            className={files.picker}
            type="file"
            accept=".pdf,.png,.jpg,.jpeg"
            tabIndex={-1}
            aria-label={words.label}
            onChange={(event) => {
              choose(event.target.files ?? []);
              event.target.value = "";
            }}
          />
          <Button icon="plus" onPress={() => picker.current?.click()} autoFocus={given.length === 0}>
            {words.choose}
          </Button>
        </div>
        {file !== undefined && (
          <ul className={files.chosen} aria-label={words.label}>
            <ChosenEntry
              file={file}
              onRename={(typed) => rename(file.id, typed)}
              onLeaveOut={() => leaveOut(file.id)}
            />
          </ul>
        )}
        <SelectField
          label={words.class}
          value={kind}
          options={documents.classes.map((one) => ({ id: one.id, text: one.name }))}
          onChange={setKind}
        />
        <Field
          label={words.name}
          hint={words.nameHint}
          value={name}
          required
          maxLength={200}
          onChange={setName}
        />
        <Field
          label={words.description}
          hint={words.optional}
          value={description}
          rows={2}
          maxLength={1000}
          onChange={setDescription}
        />
        <p className={styles.hint}>{words.once}</p>
        <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        <FormEnd act={what} busy={send.busy} off={off} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
