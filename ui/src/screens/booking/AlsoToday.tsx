import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { parts } from "../../messages/parts";
import { Block } from "../../parts/Panel";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./CheckPane.module.css";
import type { OwnVisit } from "./overlap";

/** The patient's other visits of the day, wherever they are. */
export function AlsoToday({ own }: { own: OwnVisit[] }) {
  const words = useMessages(booking);
  const { shortVendors } = useMessages(parts);
  const format = useFormat();
  const clock = (at: number) => format.time(new Date(at).toISOString());
  return (
    <Block title={words.check.also}>
      {own.length === 0 ? (
        <p>{words.check.nothingElse}</p>
      ) : (
        <ul className={styles.list}>
          {own.map((visit) => (
            <li key={visit.visit}>
              {visit.end === null
                ? `${clock(visit.start)}, ${words.day.lengthNotKnown}`
                : words.check.fromTo(clock(visit.start), clock(visit.end))}
              {`, ${visit.room}, ${shortVendors[visit.vendor]} `}
              <VendorMark vendor={visit.vendor} small />
              {visit.unconfirmed && `, ${words.day.ownUnconfirmed}`}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
