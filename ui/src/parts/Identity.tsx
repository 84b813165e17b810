import { isFutureBirth } from "../format/age";
import { isPseudonym } from "../format/name";
import { useTick } from "../format/ticker";
import { useFormat, useZone } from "../format/useFormat";
import { isoDay } from "../format/zoned";
import type { Differs, Identifier, PersonView } from "../host/types";
import { useMessages } from "../messages/area";
import { formats } from "../messages/formats";
import { parts } from "../messages/parts";
import { Alert } from "./Alert";
import styles from "./Identity.module.css";
import { PersonName } from "./PersonName";

/** `Born 05-Apr-1984 (42y)`, without a colon (PAB-0042); a future date shows no age and a warning. */
export function Born({ person, marked = null }: { person: PersonView; marked?: Differs | null }) {
  const words = useMessages(parts);
  const format = useFormat();
  const today = useToday();
  const age = person.deceased ? null : format.age(person.birthDate, Date.parse(`${today}T12:00:00Z`));
  return (
    <span>
      {words.born}{" "}
      <time
        className={marked === "birthDate" ? styles.marked : styles.value}
        dateTime={person.birthDate ?? undefined}
        title={format.longFhirDate(person.birthDate)}
      >
        {format.fhirDate(person.birthDate)}
      </time>
      {age !== null && ` (${age})`}
      {isFutureBirth(person.birthDate, today) && <Alert kind="warning" label={words.warning} small />}
    </span>
  );
}

/** Today in the clinic's zone; changes once a day. */
export function useToday(): string {
  const zone = useZone();
  return useTick((now) => isoDay(now, zone));
}

/** `MRN 4471882`, unbroken (NUM-0001). A vendor's own key is never called MRN (PAB-0033). */
export function RecordNumber({
  number,
  marked = null,
  withIssuer = false,
}: {
  number: Identifier | null;
  marked?: Differs | null;
  withIssuer?: boolean;
}) {
  const words = useMessages(parts);
  const { unknown } = useMessages(formats);
  if (number === null) return <span>{`${words.numbers.mrn} ${unknown}`}</span>;
  const label = withIssuer ? `${words.numbers[number.kind]} ${number.issuer}` : words.numbers[number.kind];
  return (
    <span>
      {label} <span className={marked === "number" ? styles.marked : styles.value}>{number.value}</span>
    </span>
  );
}

/**
 * Who a row is about: name, Born, record number, one per line (PAL-0450). When another patient of the list has the same
 * family name, a warning stands before the name and the first differing identifier is underlined (PAL-0540).
 */
export function IdentityCell({ person, sameName = null }: { person: PersonView; sameName?: Differs | null }) {
  const words = useMessages(parts);
  const genders = useMessages(formats).gender;
  const nameless = person.name.family === null && person.name.given === null && !isPseudonym(person.name);
  return (
    <span className={styles.cell}>
      <span className={styles.first}>
        {sameName !== null && (
          <>
            <Alert kind="warning" label={words.sameName} small />{" "}
          </>
        )}
        <PersonName name={person.name} marked={sameName} />
        {nameless && ` ${genders[person.gender]}`}
      </span>
      <span className={styles.line}>
        <Born person={person} marked={sameName} />
        {person.deceased && <b>{` ${words.deceased}`}</b>}
      </span>
      <span className={styles.line}>
        <RecordNumber number={person.number} marked={sameName} />
      </span>
    </span>
  );
}
