import type { ReactNode } from "react";
import { useZone } from "../../../format/useFormat";
import { isoDay, two, wallOf } from "../../../format/zoned";
import type {
  DemographicField,
  Demographics,
  FieldProblem,
  Gender,
  PostalAddress,
} from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { formats } from "../../../messages/formats";
import { records } from "../../../messages/records";
import { Field } from "../../../parts/Field";
import { SelectField } from "../../../parts/SelectField";
import { Tick } from "../../../parts/Tick";
import { TimeField } from "../../../parts/TimeField/TimeField";
import { DayField } from "./DayField";
import styles from "./RecordForm.module.css";
import { Telecom } from "./Telecom";

/**
 * The form of a patient record, for a change and for a registration. It holds nothing itself: what is typed is the
 * caller's, so that looking it over and coming back loses nothing.
 */
export function RecordForm({
  record,
  problems,
  onChange,
  first,
}: {
  record: Demographics;
  problems: readonly FieldProblem[];
  onChange: (record: Demographics) => void;
  /** Stands before the name, for example the patient id of a new record. */
  first?: ReactNode;
}) {
  const words = useMessages(records);
  const { form, fields } = words;
  const { gender: genderWords } = useMessages(formats);
  const zone = useZone();
  const now = Date.now();
  const today = isoDay(now, zone);
  const clock = wallOf(now, zone);
  const set = (part: Partial<Demographics>) => onChange({ ...record, ...part });
  const address = (part: Partial<PostalAddress>) => set({ address: { ...record.address, ...part } });
  const errorOf = (field: DemographicField): string | null => {
    const problem = problems.find((each) => each.field === field);
    return problem === undefined ? null : (words.problems[problem.what] ?? problem.what);
  };
  const line = (at: number, text: string) => {
    const lines = [
      record.address.lines[0] ?? "",
      record.address.lines[1] ?? "",
      ...record.address.lines.slice(2),
    ];
    lines[at] = text;
    return { lines };
  };
  const plain = (
    field: DemographicField,
    member: PlainMember,
    extra: { required?: boolean; hint?: string } = {},
  ) => (
    <Field
      label={fields[field]}
      value={record[member]}
      maxLength={200}
      error={errorOf(field)}
      onChange={(text) => set({ [member]: text })}
      {...extra}
    />
  );
  const [diedDay = "", diedTime = ""] = record.deceasedAt.split("T");
  const died = (day: string, time: string) =>
    set({ deceasedAt: day === "" && time === "" ? "" : `${day}T${time}` });

  return (
    <div className={styles.form}>
      {first}
      <Section title={form.name}>
        {plain("lastName", "lastName", { required: record.firstName === "", hint: form.nameHint })}
        {plain("firstName", "firstName")}
        {plain("middleName", "middleName")}
        {plain("alias", "alias")}
      </Section>
      <Section title={form.identity}>
        <DayField
          label={fields.birthDate}
          value={record.birthDate}
          today={today}
          hint={form.birthHint}
          error={errorOf("birthDate")}
          onChange={(birthDate) => set({ birthDate })}
        />
        <SelectField
          label={fields.gender}
          value={record.gender === "" ? "unknown" : record.gender}
          options={genders(record.gender, genderWords, form.asVendor)}
          onChange={(gender) => set({ gender })}
        />
        {plain("mrn", "mrn", { hint: form.mrnHint })}
      </Section>
      <Section title={form.contact}>
        <Telecom
          points={record.telecom}
          error={errorOf("telecom")}
          onChange={(telecom) => set({ telecom })}
        />
      </Section>
      <Section title={form.address} error={errorOf("address")}>
        <Field
          label={form.line1}
          value={record.address.lines[0] ?? ""}
          maxLength={200}
          onChange={(text) => address(line(0, text))}
        />
        <Field
          label={form.line2}
          value={record.address.lines[1] ?? ""}
          maxLength={200}
          onChange={(text) => address(line(1, text))}
        />
        {(["apartment", "city", "state", "postalCode", "country"] as const).map((member) => (
          <Field
            key={member}
            label={form[member]}
            value={record.address[member]}
            maxLength={200}
            onChange={(text) => address({ [member]: text })}
          />
        ))}
      </Section>
      <Section title={form.more} note={form.vendorWords}>
        {plain("maritalStatus", "maritalStatus")}
        {plain("preferredLanguage", "preferredLanguage")}
        {plain("race", "race")}
        {plain("ethnicity", "ethnicity")}
      </Section>
      <Section title={form.shared}>
        <Tick
          ticked={record.linkedByEmail}
          onChange={(linkedByEmail) =>
            set(linkedByEmail ? { linkedByEmail } : { linkedByEmail, groupType: "", groupName: "" })
          }
        >
          {form.linked}
        </Tick>
        {record.linkedByEmail &&
          plain("groupType", "groupType", { required: true, hint: form.groupTypeHint })}
        {record.linkedByEmail && plain("groupName", "groupName", { required: true })}
      </Section>
      <Section title={form.record} note={record.active ? undefined : form.inactiveHint}>
        <Tick ticked={record.active} onChange={(active) => set({ active })}>
          {form.active}
        </Tick>
        <Tick
          ticked={record.deceased}
          onChange={(deceased) => set(deceased ? { deceased } : { deceased, deceasedAt: "" })}
        >
          {form.deceased}
        </Tick>
        {record.deceased && (
          <>
            <DayField
              label={form.diedDay}
              value={diedDay}
              today={today}
              hint={form.diedHint}
              error={errorOf("deceasedAt")}
              onChange={(day) => died(day, diedTime)}
            />
            <TimeField
              label={form.diedTime}
              value={diedTime}
              now={`${two(clock.hour)}:${two(clock.minute)}`}
              onChange={(time) => died(diedDay, time)}
            />
          </>
        )}
      </Section>
    </div>
  );
}

type PlainMember =
  | "lastName"
  | "firstName"
  | "middleName"
  | "alias"
  | "mrn"
  | "maritalStatus"
  | "preferredLanguage"
  | "race"
  | "ethnicity"
  | "groupType"
  | "groupName";

function Section({
  title,
  note,
  error = null,
  children,
}: {
  title: string;
  note?: string | undefined;
  error?: string | null;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>{title}</legend>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {error !== null && (
        <p className={styles.error} data-wrong tabIndex={-1}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

/** The four documented words, and the vendor's own where it has another: it is kept until it is changed. */
function genders(kept: string, words: Record<Gender, string>, asVendor: (word: string) => string) {
  const order: readonly Gender[] = ["female", "male", "other", "unknown"];
  const known: { id: string; text: string }[] = order.map((id) => ({ id, text: words[id] }));
  return kept === "" || known.some((option) => option.id === kept)
    ? known
    : [{ id: kept, text: asVendor(kept) }, ...known];
}
