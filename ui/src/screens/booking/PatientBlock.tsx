import { ageAt } from "../../format/age";
import { useFormat } from "../../format/useFormat";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { formats } from "../../messages/formats";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { Button } from "../../parts/Button";
import { useToday } from "../../parts/Identity";
import { PersonName } from "../../parts/PersonName";
import styles from "./PatientBlock.module.css";

/** Whom the booking is for, in the banner's colours: the petrol block exists only while one patient is chosen. */
export function PatientBlock({ patient, onChange }: { patient: PatientView; onChange: () => void }) {
  const words = useMessages(patients).banner;
  const { what } = useMessages(booking);
  const { gender } = useMessages(formats);
  const { numbers } = useMessages(parts);
  const format = useFormat();
  const today = useToday();
  const { person } = patient;
  const age = person.deceased ? null : ageAt(person.birthDate, today, format.language);
  return (
    <section className={`${styles.block} ${person.deceased ? styles.deceased : ""}`} aria-label={words.label}>
      <p className={styles.name}>
        <PersonName name={person.name} />
      </p>
      <dl className={styles.facts}>
        <dt>{words.born}</dt>
        <dd>
          {person.birthDate === null ? words.notKnown : format.fhirDate(person.birthDate)}
          {age !== null && ` (${age})`}
        </dd>
        {person.deceased && (
          <>
            <dt>{words.died}</dt>
            <dd>{person.diedOn === null ? words.notKnown : format.fhirDate(person.diedOn)}</dd>
          </>
        )}
        <dt>{words.gender}</dt>
        <dd>{gender[person.gender]}</dd>
        <dt>{person.number === null ? numbers.mrn : numbers[person.number.kind]}</dt>
        <dd>{person.number === null ? words.noNumber : person.number.value}</dd>
      </dl>
      <div className={styles.change}>
        <Button size="small" onPress={onChange}>
          {what.changePatient}
        </Button>
      </div>
    </section>
  );
}
