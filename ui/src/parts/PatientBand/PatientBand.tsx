import type { ReactNode } from "react";
import { ageAt, isFutureBirth } from "../../format/age";
import { isPseudonym, shownName } from "../../format/name";
import { useFormat } from "../../format/useFormat";
import type { PatientView, PersonView } from "../../host/types";
import { useLanguage, useMessages } from "../../messages/area";
import { formats } from "../../messages/formats";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { Alert } from "../Alert";
import { CopyNumber } from "../CopyNumber";
import { useToday } from "../Identity";
import { BandDetails } from "./BandDetails";
import styles from "./PatientBand.module.css";

/**
 * The banner of the one patient in context. Zone 1 names the person in the fixed order name, Born, Gender, record number
 * (PAB-0016) and is never cut; zone 2 carries what supports it and starts collapsed with every record (PAB-0003): give
 * the component the patient's key as its `key`.
 */
export function PatientBand({
  patient,
  clinical,
  actions,
}: {
  patient: PatientView;
  /** Clinical items are not even in the page for other roles (PAB-0008). */
  clinical: boolean;
  actions?: ReactNode;
}) {
  const words = useMessages(patients).banner;
  const { person } = patient;
  return (
    <section className={`${styles.band} ${person.deceased ? styles.deceased : ""}`} aria-label={words.label}>
      <div className={styles.zone1}>
        <dl className={styles.items}>
          <Name person={person} />
          <Born person={person} />
          <Gender person={person} />
          <RecordNumber person={person} />
        </dl>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      <BandDetails patient={patient} clinical={clinical} />
    </section>
  );
}

function Name({ person }: { person: PersonView }) {
  const words = useMessages(patients).banner;
  const { family, given, title } = shownName(person.name, useLanguage());
  // What stands in place of a name is not said twice.
  const preferred = isPseudonym(person.name) ? null : person.name.preferred;
  const hint = words.definitions.name;
  return (
    <div className={`${styles.item} ${styles.name}`}>
      <dt className="heard">{words.name}</dt>
      <dd className={styles.family} tabIndex={0} title={hint}>
        {given === null ? family : `${family},`}
      </dd>
      {(given !== null || title !== null) && (
        <dd className={styles.given}>
          {given !== null && (
            <span tabIndex={0} title={hint}>
              {given}
            </span>
          )}{" "}
          {title !== null && <span tabIndex={0} title={hint}>{`(${title})`}</span>}
        </dd>
      )}
      {preferred !== null && (
        <dd className={styles.preferred}>
          <span className={styles.label}>{words.preferredName}</span> {preferred}
        </dd>
      )}
    </div>
  );
}

function Born({ person }: { person: PersonView }) {
  const words = useMessages(patients).banner;
  const warning = useMessages(parts).warning;
  const format = useFormat();
  const today = useToday();
  const age = person.deceased ? null : ageAt(person.birthDate, today, format.language);
  const born = person.birthDate === null ? words.notKnown : format.fhirDate(person.birthDate);
  const future = isFutureBirth(person.birthDate, today);
  const value = (
    <>
      <span className={styles.whole}>{born}</span>
      {age !== null && ` (${age})`}
      {future && <Alert kind="warning" label={`${warning}: ${words.inFuture}`} small />}
    </>
  );
  if (!person.deceased) {
    return (
      <div className={styles.item}>
        <dt>{words.born}</dt>
        <dd tabIndex={0} title={words.definitions.born}>
          {value}
        </dd>
      </div>
    );
  }
  const atDeath = person.diedOn === null ? null : ageAt(person.birthDate, person.diedOn, format.language);
  return (
    <div className={`${styles.item} ${styles.lived}`}>
      <dt>{words.born}</dt>
      <dd tabIndex={0} title={words.definitions.born}>
        {value}
      </dd>
      <dt>{words.died}</dt>
      <dd tabIndex={0}>{person.diedOn === null ? words.notKnown : format.fhirDate(person.diedOn)}</dd>
      {atDeath !== null && (
        <>
          <dt>{words.ageAtDeath}</dt>
          <dd tabIndex={0}>{atDeath}</dd>
        </>
      )}
    </div>
  );
}

function Gender({ person }: { person: PersonView }) {
  const words = useMessages(patients).banner;
  const { gender } = useMessages(formats);
  return (
    <div className={styles.item}>
      <dt>{words.gender}</dt>
      <dd tabIndex={0} title={words.definitions.gender}>
        {gender[person.gender]}
      </dd>
    </div>
  );
}

function RecordNumber({ person }: { person: PersonView }) {
  const words = useMessages(patients).banner;
  const { numbers } = useMessages(parts);
  const { number } = person;
  const label = number === null ? numbers.mrn : numbers[number.kind];
  return (
    <div className={`${styles.item} ${styles.number}`}>
      <dt>
        {label} {number !== null && <span className={styles.issuer}>{number.issuer}</span>}
      </dt>
      <dd tabIndex={0} className={styles.whole} title={words.definitions.number}>
        {number === null ? words.noNumber : number.value}
      </dd>
      {number !== null && person.key !== null && (
        <dd className={styles.copy}>
          <CopyNumber patient={person.key} number={number} />
        </dd>
      )}
    </div>
  );
}
