import { dateTimeOf } from "../../../format/time";
import type { SubmittableReading, SubmittableView } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { submissions } from "../../../messages/submissions";
import { Icon } from "../../../parts/Icon";
import { Tick } from "../../../parts/Tick";
import table from "../../table.module.css";
import { isSendable } from "./PickReadings";
import styles from "./Submit.module.css";

/** The newest readings as they would be sent; what cannot be sent stands there too, with why not. */
export function ReadingRows({
  view,
  ticked,
  onTick,
}: {
  view: SubmittableView;
  ticked: ReadonlySet<string>;
  onTick: (id: string, on: boolean) => void;
}) {
  const words = useMessages(submissions);
  const { units } = useMessages(charts);
  const language = useLanguage();

  const at = ({ start, end }: SubmittableReading) =>
    end === null
      ? dateTimeOf(start, view.zone, language)
      : words.pick.until(dateTimeOf(start, view.zone, language), dateTimeOf(end, view.zone, language));
  const shown = ({ value, unit }: SubmittableReading) =>
    unit === null ? value : `${value} ${unit === "/min" ? units.beats : (units.of[unit] ?? unit)}`;

  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${styles.readings}`} aria-label={words.pick.list}>
        <thead>
          <tr>
            <th scope="col">{words.pick.choose}</th>
            <th scope="col">{words.pick.value}</th>
            <th scope="col">{words.pick.taken(view.zone)}</th>
            <th scope="col">{words.pick.know}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, place) => (
            <tr key={row.id ?? `${row.start} ${place}`}>
              <td>
                {isSendable(row) ? (
                  <Tick ticked={ticked.has(row.id)} onChange={(on) => onTick(row.id, on)}>
                    <span className="heard">{words.pick.tick(shown(row), at(row))}</span>
                  </Tick>
                ) : (
                  <Icon name={row.sent === null ? "refused" : "done"} className={styles.ended} />
                )}
              </td>
              <td>
                <span className={styles.value}>{shown(row)}</span>
                {row.received !== null && (
                  <span className={table.second}>{words.pick.converted(row.received)}</span>
                )}
              </td>
              <td>
                {at(row)}
                {row.device !== null && <span className={table.second}>{row.device}</span>}
              </td>
              <td>
                {row.bar !== null && <span className={styles.line}>{words.bars[row.bar]}</span>}
                {row.sent !== null && <span className={styles.line}>{words.sent[row.sent]}</span>}
                {row.bar === null &&
                  row.doubts.map((doubt) => (
                    <span key={doubt} className={styles.doubt}>
                      <Icon name="unknown" /> {words.doubts[doubt]}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
