import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Block } from "../../parts/Panel";
import styles from "./CheckPane.module.css";
import { OtherVisitLine } from "./OtherVisitLine";
import type { OwnVisit } from "./overlap";

/** The patient's other visits of the day, wherever they are: at every account, by every linked record. */
export function AlsoToday({ own }: { own: OwnVisit[] }) {
  const words = useMessages(booking).check;
  return (
    <Block title={words.also}>
      {own.length === 0 ? (
        <p>{words.nothingElse}</p>
      ) : (
        <ul className={styles.list}>
          {own.map(({ visit, named }) => (
            <li key={visit}>
              <OtherVisitLine of={named} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
