import type { EpisodeDraft, EpisodeStatus } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { Button } from "../../../parts/Button";
import { DateField } from "../../../parts/DateField/DateField";
import { Field } from "../../../parts/Field";
import { SelectField } from "../../../parts/SelectField";
import { Tick } from "../../../parts/Tick";
import styles from "./Episodes.module.css";

const STATUSES: readonly EpisodeStatus[] = [
  "planned",
  "waitlist",
  "active",
  "onHold",
  "finished",
  "cancelled",
];

/** The fields of an episode (SOLO-23). A status that Solo uses and does not document is shown and cannot be sent. */
export function EpisodeFields({
  draft,
  types,
  statusWord,
  today,
  wrong,
  onChange,
}: {
  draft: EpisodeDraft;
  /** Types seen at this connection. */
  types: readonly string[];
  /** The vendor's own word, where it is none that we know. */
  statusWord: string;
  today: string;
  /** What the host refused, and in which field. */
  wrong: { field: string; what: string } | null;
  onChange: (draft: EpisodeDraft) => void;
}) {
  const words = useMessages(area);
  const { form } = words;
  const sentences: Record<string, string> = {
    required: form.required,
    tooLong: form.tooLong,
    notADate: form.notADate,
    beforeFrom: form.beforeFrom,
    nothingChanged: form.nothingChanged,
  };
  const error = (field: string) => (wrong?.field === field ? (sentences[wrong.what] ?? form.required) : null);
  const set = (part: Partial<EpisodeDraft>) => onChange({ ...draft, ...part });
  const statuses = draft.status === "unknown" ? (["unknown", ...STATUSES] as const) : STATUSES;
  return (
    <>
      <Field
        label={form.name}
        value={draft.name}
        required
        autoFocus
        maxLength={200}
        error={error("name")}
        onChange={(name) => set({ name })}
      />
      <Field
        label={form.type}
        value={draft.type}
        required
        maxLength={100}
        error={error("type")}
        hint={
          types.length === 0
            ? form.typeHint
            : `${form.typeHint} ${form.typesSeen(types.slice(0, 8).join("; "))}`
        }
        onChange={(type) => set({ type })}
      />
      <SelectField
        label={form.status}
        value={draft.status}
        options={statuses.map((id) => ({
          id,
          text: id === "unknown" ? form.statusUnknown(statusWord) : words.statuses[id],
        }))}
        onChange={(status) => set({ status })}
      />
      <div className={styles.days}>
        <div>
          {draft.from === "" ? (
            <Button icon="calendar" onPress={() => set({ from: today })}>
              {form.setFrom}
            </Button>
          ) : (
            <DateField
              label={form.from}
              value={draft.from}
              today={today}
              onChange={(from) => set({ from })}
              bare
            />
          )}
        </div>
        <div>
          {draft.to !== "" && (
            <DateField label={form.to} value={draft.to} today={today} onChange={(to) => set({ to })} bare />
          )}
          <Tick ticked={draft.to !== ""} onChange={(ends) => set({ to: ends ? today : "" })}>
            {form.ends}
          </Tick>
        </div>
      </div>
      {(wrong?.field === "from" || wrong?.field === "to" || wrong?.field === "draft") && (
        <p className={styles.wrong} role="alert">
          {error(wrong.field)}
        </p>
      )}
      <Field
        label={form.objective}
        value={draft.objective}
        rows={2}
        maxLength={1000}
        error={error("objective")}
        onChange={(objective) => set({ objective })}
      />
      <Field
        label={form.reason}
        value={draft.reason}
        rows={2}
        maxLength={1000}
        error={error("reason")}
        onChange={(reason) => set({ reason })}
      />
    </>
  );
}
