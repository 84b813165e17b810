import { useEffect, useRef } from "react";
import { leadName, lengthText } from "../../../ecg/names";
import { dateOf } from "../../../format/date";
import { timeWithSeconds, zoneWithOffset } from "../../../format/time";
import type { ReadingWay, RecordingView } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { ecg } from "../../../messages/ecg";
import { recordings } from "../../../messages/recordings";
import { Icon } from "../../../parts/Icon";
import { VendorMark } from "../../../parts/VendorMark";
import table from "../../table.module.css";
import { clockOf, factsOf } from "./facts";
import styles from "./Recordings.module.css";

/** A patient's recordings, newest first: when, how long, which leads, and what is known of filter, way and device. */
export function RecordingsList({
  all,
  zone,
  last,
  onOpen,
}: {
  all: readonly RecordingView[];
  /** The patient's, for a recording that tells none. */
  zone: string;
  /** The one that was open before: the focus goes back to it. */
  last: string | null;
  onOpen: (recording: string) => void;
}) {
  const words = useMessages(recordings);
  const list = useRef<HTMLDivElement>(null);
  // Once, when the list comes back.
  const first = useRef(last);
  useEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-recording]") ?? [];
    [...rows].find((row) => row.dataset.recording === first.current)?.focus();
  }, []);
  return (
    <div className={styles.list} ref={list}>
      <table className={`${table.table} ${table.opening} ${styles.table}`} aria-label={words.list.label}>
        <thead>
          <tr>
            <th scope="col" aria-sort="descending">
              {words.list.start}
            </th>
            <th scope="col" className={styles.length}>
              {words.list.length}
            </th>
            <th scope="col">{words.list.leads}</th>
            <th scope="col">{words.list.filter}</th>
            <th scope="col">{words.list.how}</th>
            <th scope="col">{words.list.says}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((recording) => (
            <Row key={recording.id} recording={recording} zone={zone} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  recording,
  zone,
  onOpen,
}: {
  recording: RecordingView;
  zone: string;
  onOpen: (recording: string) => void;
}) {
  const words = useMessages(recordings);
  const named = useMessages(ecg);
  const language = useLanguage();
  const clock = clockOf(recording, zone);
  const { start } = recording;
  const when =
    start === null
      ? words.list.startUnknown
      : `${dateOf(start, clock.zone, language, { weekday: true })} ${timeWithSeconds(start, clock.zone, language)}`;
  const { leads } = factsOf(recording, zone);
  const filters = [...new Set(leads.map(({ filter }) => filter ?? named.noFilter))];
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={table.open}
          data-recording={recording.id}
          aria-label={words.list.open(when)}
          onClick={() => onOpen(recording.id)}
        >
          {when}
        </button>
        {start !== null && (
          <span className={table.second}>
            {zoneWithOffset(Date.parse(start), clock.zone)}
            {clock.zoneIs !== "told" && `, ${named.zoneIs[clock.zoneIs]}`}
          </span>
        )}
        {recording.marks.map((mark) => (
          <span key={mark} className={`${styles.mark} ${table.warn}`}>
            <Icon name="unknown" size="row" /> {words.marks[mark]}
          </span>
        ))}
      </th>
      <td className={styles.length}>{lengthText(recording.seconds ?? 0, language)}</td>
      <td>{leads.map((lead) => leadName(lead, named)).join(", ")}</td>
      <td>{filters.join(", ")}</td>
      <td>
        {recording.device !== null && (
          <span className={styles.device}>
            <Icon name="device" size="row" /> {recording.device}
          </span>
        )}
        {recording.ways.map((way) => (
          <Way key={`${way.kind} ${way.name} ${way.received}`} way={way} />
        ))}
        {recording.source !== null && <span className={table.second}>{named.from(recording.source)}</span>}
      </td>
      <td>
        {recording.deviceSays === null ? (
          <span className={styles.nothing}>{words.list.nothingSaid}</span>
        ) : (
          <span className={table.unsure}>“{recording.deviceSays}”</span>
        )}
        {recording.symptoms !== null && (
          <span className={table.second}>{words.list.symptoms(recording.symptoms)}</span>
        )}
      </td>
    </tr>
  );
}

/** On what way something came, with the account or the person. */
export function Way({ way: { kind, vendor, name } }: { way: ReadingWay }) {
  const { ways } = useMessages(recordings);
  return (
    <span className={styles.way}>
      {vendor !== null && <VendorMark vendor={vendor} small />}
      {name === null ? ways[kind] : `${ways[kind]}, ${name}`}
    </span>
  );
}
