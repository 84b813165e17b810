import { leadsPhrase, lengthText } from "../../../ecg/names";
import { dateOf } from "../../../format/date";
import { dateTimeOf, timeWithSeconds } from "../../../format/time";
import type { SubmittableReading, SubmittableRecording, SubmittableView } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { ecg } from "../../../messages/ecg";
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
  const named = useMessages(ecg);
  const language = useLanguage();

  const at = ({ start, end, recording }: SubmittableReading) => {
    if (start === null) return words.pick.timeUnknown;
    // Of a recording the second matters (D+Tb-0005).
    if (recording !== null)
      return `${dateOf(start, view.zone, language)} ${timeWithSeconds(start, view.zone, language)}`;
    const from = dateTimeOf(start, view.zone, language);
    return end === null ? from : words.pick.until(from, dateTimeOf(end, view.zone, language));
  };
  // The lead that is sent; of what cannot be sent, all that there are (X-ECG-04).
  const lead = ({ leads, lead, seconds }: SubmittableRecording) => {
    const names = leads.filter((_, place) => lead === null || place === lead).map((name) => ({ name }));
    return `${leadsPhrase(names, named)}, ${lengthText(seconds ?? 0, language)}`;
  };
  const shown = ({ value, unit, recording }: SubmittableReading) => {
    if (recording !== null) return lead(recording);
    return unit === null ? value : `${value} ${unit === "/min" ? units.beats : (units.of[unit] ?? unit)}`;
  };

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
            <tr key={row.id ?? row.recording?.id ?? `${row.start} ${place}`}>
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
                {row.bar === null && row.recording?.deviceSays != null && (
                  <span className={table.second}>{words.pick.says(row.recording.deviceSays)}</span>
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
