import type { SubjectDetails } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { subjects } from "../../../messages/subjects";
import { Field } from "../../../parts/Field";
import { SelectField } from "../../../parts/SelectField";
import { ZoneField } from "../../../parts/ZoneField";
import { DayField } from "../edit/DayField";

/** A record of whom nothing is told. */
export const NOTHING_TOLD: SubjectDetails = {
  firstName: "",
  lastName: "",
  birthDate: "",
  email: "",
  mobilePhone: "",
  preferredLanguage: "",
  timeZone: "",
  status: "",
};

/** What a subject's record can say of the person, all of it optional: a blinded study tells nothing. */
export function DetailsFields({
  value,
  today,
  wrong,
  onChange,
}: {
  value: SubjectDetails;
  today: string;
  /** What is wrong with a field, for reasons that only the host knows. */
  wrong: (field: keyof SubjectDetails) => string | null;
  onChange: (part: Partial<SubjectDetails>) => void;
}) {
  const { fields, hints, statuses, choose } = useMessages(subjects);
  const known = Object.entries(statuses).map(([id, text]) => ({ id, text }));
  const own =
    value.status !== "" && statuses[value.status] === undefined
      ? [{ id: value.status, text: `“${value.status}”` }]
      : [];
  return (
    <>
      <SelectField
        label={fields.status}
        value={value.status}
        options={[...(value.status === "" ? [{ id: "", text: choose }] : []), ...own, ...known]}
        onChange={(status) => onChange({ status })}
      />
      <Field
        label={fields.lastName}
        value={value.lastName}
        maxLength={254}
        error={wrong("lastName")}
        onChange={(lastName) => onChange({ lastName })}
      />
      <Field
        label={fields.firstName}
        value={value.firstName}
        maxLength={254}
        error={wrong("firstName")}
        onChange={(firstName) => onChange({ firstName })}
      />
      <DayField
        label={fields.birthDate}
        value={value.birthDate}
        today={today}
        error={wrong("birthDate")}
        onChange={(birthDate) => onChange({ birthDate })}
      />
      <Field
        label={fields.email}
        value={value.email}
        maxLength={254}
        error={wrong("email")}
        onChange={(email) => onChange({ email })}
      />
      <Field
        label={fields.mobilePhone}
        hint={hints.phone}
        value={value.mobilePhone}
        maxLength={16}
        error={wrong("mobilePhone")}
        onChange={(mobilePhone) => onChange({ mobilePhone })}
      />
      <Field
        label={fields.preferredLanguage}
        hint={hints.language}
        value={value.preferredLanguage}
        maxLength={35}
        error={wrong("preferredLanguage")}
        onChange={(preferredLanguage) => onChange({ preferredLanguage })}
      />
      <ZoneField
        label={fields.timeZone}
        hint={hints.zone}
        value={value.timeZone}
        none={hints.noZone}
        noMatch={hints.noMatch}
        error={wrong("timeZone")}
        onChange={(timeZone) => onChange({ timeZone })}
      />
    </>
  );
}
