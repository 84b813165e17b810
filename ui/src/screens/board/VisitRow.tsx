import { memo } from "react";
import { useFormat } from "../../format/useFormat";
import type { BoardRow, Thresholds } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { IdentityCell } from "../../parts/Identity";
import { useReasons } from "../../parts/useReasons";
import { ConfirmedCell } from "./ConfirmedCell";
import type { Columns, Hideable } from "./columns";
import { StateCell } from "./StateCell";
import styles from "./VisitRow.module.css";
import { WaitCell } from "./WaitCell";

/** One visit. Rows are compared by value, so a refetch that changes one visit draws one row. */
export const VisitRow = memo(function VisitRow({
  row,
  waits,
  mode,
  columns,
  thresholds,
  selected,
  reached,
  changed,
  index,
  onOpen,
  onDecide,
  onFocus,
}: {
  row: BoardRow;
  /** The patient waits now. */
  waits: boolean;
  /** By rooms the minutes waited come first, by day the time. */
  mode: "rooms" | "day";
  columns: Columns;
  thresholds: Thresholds;
  selected: boolean;
  /** The one row that Tab reaches. */
  reached: boolean;
  changed: { at: string; kind: string } | undefined;
  index: number;
  onOpen: (visit: string) => void;
  onDecide: (intent: string) => void;
  onFocus: (visit: string) => void;
}) {
  const words = useMessages(area).row;
  const own = useMessages(parts);
  const reasons = useReasons(row.vendor);
  const format = useFormat();
  const name = format.name(row.person.name);
  const decide = row.intent !== null && row.intent.state === "needsPerson" ? row.intent.id : null;
  // Where visits are booked with people, the practitioner is the place as well, and is named once.
  const clinicians =
    row.clinicians.length === 0 ? own.nobodyAssigned : row.clinicians.map(format.name).join("; ");
  const shows = (column: Hideable) => !columns.hidden.includes(column);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles Enter for the row that has the focus
    <div
      role="row"
      className={`${styles.row} ${row.confirmed.stale ? styles.stale : ""}`}
      data-visit={row.visit}
      data-waiting={waits || undefined}
      aria-selected={selected}
      aria-rowindex={index}
      tabIndex={reached ? 0 : -1}
      onClick={() => onOpen(row.visit)}
      onFocus={() => onFocus(row.visit)}
    >
      <div role="gridcell" className={styles.first}>
        {waits && mode === "rooms" ? (
          <WaitCell row={row} thresholds={thresholds} />
        ) : (
          <span className={styles.stack}>
            <b>{row.start === null ? words.noTime : format.time(row.start)}</b>
            {row.minutes !== null && <small>{format.minutes(row.minutes)}</small>}
          </span>
        )}
      </div>
      <div role="rowheader" className={styles.who}>
        <IdentityCell person={row.person} sameName={row.sameName} />
      </div>
      {shows("visit") && (
        <div role="gridcell" className={styles.visit}>
          <span className={styles.stack}>
            <span className={styles.strongish}>
              {row.reasons.length === 0 ? own.noReason : row.reasons.join("; ")}
            </span>
            <small>{row.room ?? own.roomUnknown}</small>
            {clinicians !== row.room && <small>{clinicians}</small>}
            {row.note !== null && (
              <small>
                <Icon name="note" /> {row.note}
              </small>
            )}
          </span>
        </div>
      )}
      <div role="gridcell">
        <StateCell row={row} changed={changed} />
        <small className={styles.folded}>{row.reasons.length === 0 ? "" : row.reasons.join("; ")}</small>
        <small className={styles.folded}>{row.room ?? ""}</small>
      </div>
      {shows("confirmed") && (
        <div role="gridcell">
          <ConfirmedCell row={row} />
        </div>
      )}
      <div role="gridcell" className={styles.act}>
        {decide !== null ? (
          <Button size="small" tabIndex={-1} label={words.decideOf(name)} onPress={() => onDecide(decide)}>
            {words.decide}
          </Button>
        ) : (
          <Button
            size="small"
            variant={waits && selected ? "primary" : waits ? "plain" : "quiet"}
            tabIndex={-1}
            label={waits ? words.joinOf(name) : words.openOf(name)}
            off={waits && !row.join.offered ? reasons[row.join.reason ?? "visitOver"] : null}
            onPress={() => onOpen(row.visit)}
          >
            {waits ? words.join : words.open}
          </Button>
        )}
      </div>
    </div>
  );
});
