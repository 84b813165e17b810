import { useFormat } from "../../format/useFormat";
import type { AuditRow } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { frame } from "../../messages/frame";
import { Icon } from "../../parts/Icon";
import { RowWindow } from "../../parts/RowWindow/RowWindow";
import styles from "./Audit.module.css";

/** Entries, newest first: those in sight, as the host tells them. */
export function AuditRows({
  total,
  rows,
  first,
  onWindow,
}: {
  total: number;
  /** The rows from `first` on; `null` for one that is still on its way. */
  rows: readonly (AuditRow | null)[];
  first: number;
  /** Tells which rows are in sight. */
  onWindow: (first: number, last: number) => void;
}) {
  const words = useMessages(area).table;
  return (
    <RowWindow
      label={words.label}
      total={total}
      columns={7}
      onWindow={onWindow}
      fixed={
        <>
          <col className={styles.number} />
          <col className={styles.at} />
          <col className={styles.who} />
          <col className={styles.did} />
          <col className={styles.patient} />
          <col className={styles.about} />
          <col className={styles.hash} />
        </>
      }
      head={
        <>
          <th scope="col" className={styles.figure}>
            {words.number}
          </th>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.did}</th>
          <th scope="col">{words.patient}</th>
          <th scope="col">
            {words.about}, {words.reason}
          </th>
          <th scope="col">{words.hash}</th>
        </>
      }
    >
      {(at) => <Cells row={rows[at - first] ?? null} />}
    </RowWindow>
  );
}

function Cells({ row }: { row: AuditRow | null }) {
  const words = useMessages(area);
  const roles = useMessages(frame).roles;
  const format = useFormat();
  if (row === null) return <td colSpan={7}>{words.table.missing}</td>;
  const who = [row.name, row.user, row.roles.map((role) => roles[role]).join(", ")]
    .filter(Boolean)
    .join(", ");
  const patient = row.patient === null ? "" : patientText(row);
  const born = row.patient?.birthDate == null ? "" : format.fhirDate(row.patient.birthDate);
  const about = aboutText(row, words);
  return (
    <>
      <td className={styles.figure}>{row.number}</td>
      <td>
        {format.date(row.at)} {format.timeWithSeconds(row.at)}
      </td>
      <td title={who}>{row.name}</td>
      <td title={words.actions[row.action]}>
        {row.outcome === "failed" ? (
          <span className={styles.failed}>
            <Icon name="refused" size="row" /> {words.actions[row.action]} <b>({words.table.failed})</b>
          </span>
        ) : (
          words.actions[row.action]
        )}
      </td>
      <td title={`${patient} ${born}`.trim()}>
        {patient} {born !== "" && <span className={styles.soft}>{born}</span>}
      </td>
      <td title={about}>{about}</td>
      <td className={styles.mono} title={row.beforeTheChain ? words.table.before : undefined}>
        {row.beforeTheChain ? words.table.before : row.hash}
      </td>
    </>
  );
  function patientText({ patient: of }: AuditRow): string {
    const named = of === null ? "" : format.name(of.name);
    return named === "" ? (of?.key ?? "") : named;
  }
}

/** What an entry is about: the kind of thing or the connection, then the reason in the person's own words. */
function aboutText(
  row: AuditRow,
  words: {
    kinds: Record<NonNullable<AuditRow["kind"]>, string>;
    table: { again: (times: number) => string };
  },
): string {
  const kind = row.kind === null ? (row.patient === null ? row.connectionName : null) : words.kinds[row.kind];
  // What was asked for has a name and no record of its own.
  const what = row.kind === "useCase" ? `${kind} ${row.entity}` : kind;
  return [
    what,
    row.again === null ? null : words.table.again(row.again),
    row.reason === null ? null : `“${row.reason}”`,
  ]
    .filter(Boolean)
    .join(", ");
}
