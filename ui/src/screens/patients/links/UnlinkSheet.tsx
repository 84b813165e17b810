import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Field } from "../../../parts/Field";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";
import { TypedAgain } from "../../../parts/TypedAgain";

/** Taking a record out of its link: whose it is, what that means, and why. */
export function UnlinkSheet({ record, onClose }: { record: RecordSide; onClose: () => void }) {
  const all = useMessages(links);
  const words = all.apart;
  const format = useFormat();
  const act = useAct("unlinkRecord");
  const form = useTypedForm("unlink", record.person.key ?? "");
  const [why, setWhy] = useTyped(form, "why", "");

  async function unlink(): Promise<void> {
    const done = await act.run({ patient: record.person.key ?? "", why });
    if (!done.ok) return;
    announce(words.done);
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.cancel}
      confirm={words.confirm}
      act={act}
      off={why.trim() === "" ? words.why : null}
      sentences={all.refusals}
      focus="body"
      onConfirm={() => void unlink()}
      onClose={onClose}
    >
      <TypedAgain form={form} />
      <IdentityStrip person={record.person} />
      <p>{words.text(format.name(record.person.name), record.connectionName)}</p>
      <Field label={words.why} value={why} maxLength={200} required autoFocus onChange={setWhy} />
    </ConfirmSheet>
  );
}
