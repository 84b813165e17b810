import type { RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { parts } from "../../../messages/parts";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { VendorMark } from "../../../parts/VendorMark";
import styles from "./Links.module.css";

/** One side of a comparison: the record in banner form with its account, and every record linked to it. */
export function Side({ records }: { records: readonly RecordSide[] }) {
  const words = useMessages(links).compare;
  return (
    <div className={styles.side}>
      {records.map((record, at) => (
        <div key={record.person.key} className={styles.side}>
          <Account record={record} more={at === 0 ? null : words.linkedToo} />
          <IdentityStrip person={record.person} />
        </div>
      ))}
    </div>
  );
}

/** Whose record it is, by mark and name. */
export function Account({ record, more = null }: { record: RecordSide; more?: string | null }) {
  const { vendors } = useMessages(parts);
  const words = useMessages(links);
  const names = [
    record.connectionName === "" ? words.notHere : record.connectionName,
    ...(record.vendor === null ? [] : [vendors[record.vendor]]),
    ...(more === null ? [] : [more]),
  ];
  return (
    <span className={styles.account}>
      {record.vendor !== null && <VendorMark vendor={record.vendor} small />}
      <span>{names.join(", ")}</span>
    </span>
  );
}
