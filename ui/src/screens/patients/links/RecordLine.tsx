import { useFormat } from "../../../format/useFormat";
import type { RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Born, RecordNumber } from "../../../parts/Identity";
import { VendorMark } from "../../../parts/VendorMark";
import styles from "./Links.module.css";

/** A record in a list: its vendor's mark, the name, Born and number, its account. Children of a two-column line. */
export function RecordLine({ record }: { record: RecordSide }) {
  const words = useMessages(links);
  const format = useFormat();
  const { person, vendor, connectionName, readAt } = record;
  return (
    <>
      {vendor === null ? <span /> : <VendorMark vendor={vendor} small />}
      <span className={styles.name}>{readAt === null ? words.notHere : format.name(person.name)}</span>
      <span className={styles.hint}>
        <Born person={person} />, <RecordNumber number={person.number} />
      </span>
      <span className={styles.hint}>{connectionName}</span>
    </>
  );
}
