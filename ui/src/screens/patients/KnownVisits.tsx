import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BoardRow, Vendor } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { Unbroken } from "../../parts/Unbroken";
import { VendorMark } from "../../parts/VendorMark";
import { ViewState } from "../../parts/ViewState";
import table from "../table.module.css";
import styles from "./PatientScreen.module.css";

/** The visits of one person that are known here, newest first. Solo has no list: the heading and the empty state say so. */
export function KnownVisits({
  visits,
  vendor,
  onOpen,
}: {
  visits: readonly BoardRow[];
  /** Whose record it is. */
  vendor: Vendor;
  onOpen: (visit: string) => void;
}) {
  const words = useMessages(patients).page;
  const { shortVendors } = useMessages(parts);
  if (visits.length === 0) {
    return (
      <ViewState icon="calendar" title={words.noVisits.title}>
        {vendor === "solo" ? words.noVisits.text : words.noVisits.listed(shortVendors[vendor])}
      </ViewState>
    );
  }
  return (
    <div className={styles.visits}>
      <table className={table.table} aria-label={words.visits}>
        <thead>
          <tr>
            <th scope="col" className={styles.when}>
              {words.when}
            </th>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.why}</th>
            <th scope="col" className={styles.state}>
              {words.state}
            </th>
            <th scope="col" className={styles.confirmed}>
              {words.confirmed}
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <Visit key={visit.visit} visit={visit} onOpen={() => onOpen(visit.visit)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Visit({ visit, onOpen }: { visit: BoardRow; onOpen: () => void }) {
  const words = useMessages(patients).page;
  const shared = useMessages(parts);
  const format = useFormat();
  const { confirmed, intent } = visit;
  const age = useTick((now) => (confirmed.at === null ? null : format.ageOfData(confirmed.at, now)));
  const clinicians =
    visit.clinicians.length === 0 ? shared.nobodyAssigned : visit.clinicians.map(format.name).join("; ");
  const when = visit.start === null ? words.timeUnknown : format.dateTime(visit.start, { weekday: true });
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} onClick={onOpen} aria-label={words.openVisit(when)}>
          <Unbroken>{when}</Unbroken>
        </button>
        {visit.minutes !== null && <span className={table.second}>{format.minutes(visit.minutes)}</span>}
      </th>
      <td>
        {visit.room ?? shared.roomUnknown}
        {clinicians !== visit.room && <span className={table.second}>{clinicians}</span>}
      </td>
      <td>
        {visit.reasons.length === 0
          ? shared.noReason
          : visit.reasons.map((reason) => <div key={reason}>{reason}</div>)}
      </td>
      <td>
        {visit.state === "unknown" ? (
          <span className={styles.unsure}>“{visit.statusWord}”</span>
        ) : (
          shared.states[visit.state]
        )}
        {intent !== null && (
          <span className={table.second}>
            {shared.actAndState(shared.acts[intent.act], shared.intents[intent.state])}
          </span>
        )}
      </td>
      <td>
        <span className={styles.row}>
          <VendorMark vendor={visit.vendor} small stale={confirmed.stale} />
          <span>{age ?? shared.notYet}</span>
        </span>
        <span className={table.second}>{confirmed.stale ? shared.stale : shared.how[confirmed.how]}</span>
      </td>
    </tr>
  );
}
