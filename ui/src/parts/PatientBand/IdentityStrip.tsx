import { shownName } from "../../format/name";
import { useFormat } from "../../format/useFormat";
import type { PersonView } from "../../host/types";
import { useLanguage, useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import styles from "./IdentityStrip.module.css";

/**
 * The petrol strip of a check or of one intent: name, Born, record number in the banner's form. Where it is
 * absent, no act on a patient can be finished.
 */
export function IdentityStrip({ person }: { person: PersonView }) {
  const words = useMessages(patients).banner;
  const { numbers, deceased } = useMessages(parts);
  const format = useFormat();
  const { family, given, title } = shownName(person.name, useLanguage());
  const { number } = person;
  return (
    <dl className={`${styles.strip} ${person.deceased ? styles.deceased : ""}`}>
      <div className={styles.name}>
        <dt>{words.name}</dt>
        <dd>
          {given === null ? family : `${family}, `}
          <span className={styles.given}>
            {given}
            {title !== null && ` (${title})`}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.born}</dt>
        <dd className={styles.whole}>
          {person.birthDate === null ? words.notKnown : format.fhirDate(person.birthDate)}
        </dd>
      </div>
      <div>
        <dt>{number === null ? numbers.mrn : numbers[number.kind]}</dt>
        <dd className={styles.whole}>{number === null ? words.noNumber : number.value}</dd>
      </div>
      {person.deceased && (
        <div>
          <dt>{deceased}</dt>
          <dd className={styles.whole}>
            {person.diedOn === null ? words.notKnown : format.fhirDate(person.diedOn)}
          </dd>
        </div>
      )}
    </dl>
  );
}
