import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import type { EpisodeStatus, EpisodeView, EpisodeVisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { Icon, type IconName } from "../../../parts/Icon";
import { Unbroken } from "../../../parts/Unbroken";
import { useReasons } from "../../../parts/useReasons";
import styles from "./Episodes.module.css";

const icons: Record<EpisodeStatus, IconName> = {
  planned: "clockOpen",
  waitlist: "queued",
  active: "done",
  onHold: "hold",
  finished: "check",
  cancelled: "cross",
  unknown: "unknown",
};

/** One episode: what it is, where it stands in our words and the vendor's where we have none, and its visits. */
export function EpisodeItem({ episode, onEdit }: { episode: EpisodeView; onEdit: () => void }) {
  const words = useMessages(area);
  const reasons = useReasons("solo");
  const format = useFormat();
  const name = episode.name ?? words.noName;
  const { change, status } = episode;
  const why =
    change.reason === null
      ? null
      : change.reason === "intentUnderWay"
        ? words.underWay
        : reasons[change.reason];
  const from = episode.from === null ? null : format.fhirDate(episode.from);
  const to = episode.to === null ? null : format.fhirDate(episode.to);
  const when =
    from === null
      ? [words.noStart, to !== null && words.to(to)].filter(Boolean).join(". ")
      : to === null
        ? words.from(from)
        : words.fromTo(from, to);
  const more = [
    episode.type,
    episode.objective !== null && words.objective(episode.objective),
    episode.reason !== null && words.incomplete(episode.reason),
  ].filter((part): part is string => typeof part === "string");
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <span className={status === "unknown" ? styles.unsure : styles.status}>
          <Icon name={icons[status]} />
          {status === "unknown"
            ? `${words.statuses.unknown}: “${episode.statusWord}”`
            : words.statuses[status]}
        </span>
      </div>
      <p className={styles.when}>
        <Unbroken>{when}</Unbroken>
      </p>
      {more.map((part) => (
        <p key={part} className={styles.more}>
          {part}
        </p>
      ))}
      <Visits episode={episode} name={name} />
      <Button size="small" icon="pen" hasPopup="dialog" off={why} label={words.edit(name)} onPress={onEdit}>
        {words.editShort}
      </Button>
      {why !== null && <p className={styles.why}>{why}</p>}
    </li>
  );
}

function Visits({ episode, name }: { episode: EpisodeView; name: string }) {
  const words = useMessages(area);
  if (episode.visitsReadAt === null) return <p className={styles.more}>{words.visitsNotRead}</p>;
  if (episode.visits.length === 0) return <p className={styles.more}>{words.noVisits}</p>;
  return (
    <ul className={styles.visits} aria-label={words.visits(name)}>
      {episode.visits.map((visit) => (
        <li key={visit.vendorId}>
          <Visit visit={visit} />
        </li>
      ))}
    </ul>
  );
}

function Visit({ visit }: { visit: EpisodeVisitView }) {
  const words = useMessages(area);
  const { states } = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const when = visit.start === null ? words.timeUnknown : format.dateTime(visit.start, { weekday: true });
  const { visit: known } = visit;
  const rest = [
    visit.reasons.join("; "),
    visit.state === null ? words.notHere : states[visit.state],
    visit.hasNotes === true ? words.hasNotes : "",
  ].filter((part) => part !== "");
  return (
    <>
      {known === null ? (
        <b>
          <Unbroken>{when}</Unbroken>
        </b>
      ) : (
        <button
          type="button"
          className={styles.open}
          aria-label={words.openVisit(when)}
          onClick={() => go("board", { open: { visit: known } })}
        >
          <Unbroken>{when}</Unbroken>
        </button>
      )}{" "}
      {rest.join(", ")}
    </>
  );
}
