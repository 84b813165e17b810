import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { CopyNumber } from "../../parts/CopyNumber";
import styles from "./PatientScreen.module.css";

/** Every number of the record with who issued it, whole and copyable (NUM-0001). */
export function Numbers({ patient }: { patient: PatientView }) {
  const words = useMessages(patients).page;
  const { numbers } = useMessages(parts);
  return (
    <section aria-label={words.identifiers}>
      <h2 className={styles.title}>{words.identifiers}</h2>
      {patient.identifiers.length === 0 ? (
        <p className={styles.none}>{words.noIdentifiers}</p>
      ) : (
        <dl className={styles.numbers}>
          {patient.identifiers.map(({ kind, issuer, value }) => (
            <div key={`${kind} ${issuer} ${value}`} className={styles.number}>
              <dt>
                {numbers[kind]}
                <span className={styles.issuer}>{issuer}</span>
              </dt>
              <dd>
                {value}
                {patient.person.key !== null && (
                  <CopyNumber patient={patient.person.key} number={{ kind, issuer, value }} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
