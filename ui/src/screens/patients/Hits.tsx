import { useFormat } from "../../format/useFormat";
import type { PatientHit } from "../../host/types";
import { useMessages } from "../../messages/area";
import { formats } from "../../messages/formats";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { IdentityCell } from "../../parts/Identity";
import { VendorMark } from "../../parts/VendorMark";
import { moveRows } from "../moveRows";
import table from "../table.module.css";
import styles from "./Hits.module.css";

/** The people that were found, one per row. Arrow keys move between rows, Enter opens the record. */
export function Hits({
  hits,
  onOpen,
  onLeave,
}: {
  hits: readonly PatientHit[];
  onOpen: (key: string) => void;
  /** Up from the first row: back to the field. */
  onLeave: () => void;
}) {
  const words = useMessages(patients).list;
  const { gender } = useMessages(formats);
  const { vendors, deceased } = useMessages(parts);
  const format = useFormat();

  return (
    <table
      className={`${table.table} ${styles.hits}`}
      onKeyDown={(event) => moveRows(event, "[data-hit]", onLeave)}
    >
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.gender}</th>
          <th scope="col">{words.record}</th>
        </tr>
      </thead>
      <tbody>
        {hits.map((hit) => {
          const { key } = hit.person;
          return (
            <tr key={key ?? format.name(hit.person.name)} onClick={() => key !== null && onOpen(key)}>
              <th scope="row">
                <button
                  type="button"
                  data-hit
                  className={styles.open}
                  onClick={(event) => {
                    event.stopPropagation();
                    if (key !== null) onOpen(key);
                  }}
                >
                  <IdentityCell person={hit.person} sameName={hit.sameName} />
                </button>
              </th>
              <td>
                {gender[hit.person.gender]}
                {hit.person.deceased && (
                  <span className={table.second}>
                    {`${deceased}${hit.person.diedOn === null ? "" : ` ${format.fhirDate(hit.person.diedOn)}`}`}
                  </span>
                )}
              </td>
              <td>
                <span className={styles.record}>
                  <VendorMark vendor={hit.vendor} />
                  <span>
                    {hit.connectionName}
                    <span className={table.second}>{vendors[hit.vendor]}</span>
                  </span>
                </span>
                {hit.records.map((record) => (
                  <span key={record.person.key} className={styles.beneath}>
                    <VendorMark vendor={record.vendor} small />
                    <span>
                      {words.linkedToo(record.connectionName)}
                      <span className={table.second}>
                        {`${format.name(record.person.name)}, ${format.fhirDate(record.person.birthDate)}`}
                      </span>
                    </span>
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
