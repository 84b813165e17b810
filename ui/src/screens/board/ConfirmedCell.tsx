import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BoardRow, ConfirmedHow } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { Icon, type IconName } from "../../parts/Icon";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./VisitRow.module.css";

const icons: Record<ConfirmedHow, IconName> = {
  notYet: "pen",
  ourWrite: "pen",
  read: "refresh",
  hintReadBack: "hint",
  csvImport: "inbox",
};

/** Provenance beside what it vouches for: which vendor, how it is known, how old. Stale: dashed mark, amber age. */
export function ConfirmedCell({ row }: { row: BoardRow }) {
  const words = useMessages(parts);
  const format = useFormat();
  const { at, how, stale } = row.confirmed;
  const age = useTick((now) => (at === null ? null : format.ageOfData(at, now)));
  return (
    <span className={styles.confirmed}>
      <VendorMark vendor={row.vendor} stale={stale} />
      <span className={styles.stack}>
        <span className={`${styles.word} ${stale ? styles.warn : ""}`}>
          <Icon name={stale ? "clockOpen" : icons[how]} /> {stale ? <b>{age}</b> : (age ?? words.notYet)}
        </span>
        <small>{stale ? words.stale : words.how[how]}</small>
      </span>
    </span>
  );
}
