import type { PrototypeView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { deviceData } from "../../messages/deviceData";
import styles from "./Devices.module.css";

/** What the measurements of a device consist of, as the vendor describes them (MIA-13). */
export function Prototypes({ of }: { of: readonly PrototypeView[] }) {
  const words = useMessages(deviceData).consists;
  return (
    <>
      {of.map(({ identifier, name, fields }) => (
        <section key={identifier} aria-label={name ?? identifier}>
          <h4 className={styles.prototype}>
            <code>{name ?? identifier}</code>
          </h4>
          <ul className={styles.numbers}>
            {fields.map(({ name: field, minimum, maximum }) => (
              <li key={field}>
                <code>{field}</code>
                <span className={styles.text}>
                  {minimum === null && maximum === null
                    ? words.unbounded
                    : words.bounds(minimum ?? "–", maximum ?? "–")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={styles.text}>{words.explains}</p>
      <p className={styles.text}>{words.assumed("A-MIA-17")}</p>
    </>
  );
}
