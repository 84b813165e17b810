import { useFormat } from "../../../format/useFormat";
import type { Duplicate } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Alert } from "../../../parts/Alert";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Tick } from "../../../parts/Tick";
import styles from "../edit/Review.module.css";

/** People known here who may be the person: each is looked at and ticked off, or stands in the way. */
export function Duplicates({
  of,
  ticked,
  onTick,
}: {
  of: readonly Duplicate[];
  ticked: ReadonlySet<string>;
  onTick: (key: string, on: boolean) => void;
}) {
  const words = useMessages(records).register.review;
  const format = useFormat();
  if (of.length === 0) return <p>{words.none}</p>;
  return (
    <section aria-label={words.duplicates} className={styles.duplicates}>
      <h3>{words.duplicates}</h3>
      {of.map((one) => {
        const key = one.person.key ?? "";
        return (
          <div key={key} className={styles.duplicate}>
            <IdentityStrip person={one.person} />
            <p>
              <Alert kind={one.taken ? "prohibited" : "warning"} small />{" "}
              {`${one.connectionName}: ${one.taken ? words.taken : words.same[one.same]}`}
            </p>
            {!one.taken && (
              <Tick ticked={ticked.has(key)} onChange={(on) => onTick(key, on)}>
                {words.other(format.name(one.person.name))}
              </Tick>
            )}
          </div>
        );
      })}
    </section>
  );
}
