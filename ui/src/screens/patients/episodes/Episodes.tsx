import { useQuery } from "@tanstack/react-query";
import { useTick } from "../../../format/ticker";
import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { EpisodesView, PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { NoteBar } from "../../../parts/NoteBar";
import { useReasons } from "../../../parts/useReasons";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { EpisodeForm } from "./EpisodeForm";
import { EpisodeItem } from "./EpisodeItem";
import styles from "./Episodes.module.css";
import { OurEpisodes } from "./OurEpisodes";

/** What the form is open for: a new episode, one that is changed, or a refused change that is corrected. */
export type Editing = { kind: "new" } | { kind: "change"; id: string } | { kind: "correct"; intent: string };

/** A patient's episodes of care with their visits, our own changes on their way, and the form that writes them. */
export function Episodes({ patient }: { patient: PatientView }) {
  const words = useMessages(area);
  const queries = useQueries();
  const key = patient.person.key ?? "";
  const read = useQuery({ ...queries.episodes(key), enabled: key !== "" });
  // An answer about another record is dropped.
  const view = read.data?.patient === key ? read.data : undefined;
  return (
    <section aria-label={words.title} className={styles.section}>
      {view !== undefined ? (
        <Read key={key} view={view} patient={patient} />
      ) : read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : (
        <>
          <div className={styles.bar}>
            <h2>{words.title}</h2>
          </div>
          <LoadingBars waitsFor={words.loading} rows={2} />
        </>
      )}
    </section>
  );
}

function Read({ view, patient }: { view: EpisodesView; patient: PatientView }) {
  const words = useMessages(area);
  const reasons = useReasons(patient.vendor);
  const format = useFormat();
  const { here } = useNavigation();
  const wanted = here.open.intent;
  const key = patient.person.key ?? "";
  const [editing, setEditing] = usePlaced<Editing | null>(`episode ${key}`, () =>
    wanted !== undefined && view.ours.some(({ intent, draft }) => intent.id === wanted && draft !== null)
      ? { kind: "correct", intent: wanted }
      : null,
  );
  const age = useTick((now) => (view.readAt === null ? null : format.ageOfData(view.readAt, now)));
  const { create } = view;
  return (
    <>
      <div className={styles.bar}>
        <h2>{words.title}</h2>
        <span className={styles.age} role="status">
          {view.readAt !== null && `${words.count(view.episodes.length)}. `}
          {age !== null ? words.read(age) : view.reading ? words.reading : ""}
        </span>
        <Button
          size="small"
          icon="plus"
          hasPopup="dialog"
          off={create.reason === null ? null : reasons[create.reason]}
          onPress={() => setEditing({ kind: "new" })}
        >
          {words.create}
        </Button>
      </div>
      {!create.offered && create.reason !== null && <p className={styles.why}>{reasons[create.reason]}</p>}
      {view.failed !== null && (
        <NoteBar tone={view.failed === "keyRefused" ? "bad" : "warn"} icon="offline" boxed title="">
          {words.failed[view.failed] ?? words.failed.silent}
        </NoteBar>
      )}
      <OurEpisodes ours={view.ours} onCorrect={(intent) => setEditing({ kind: "correct", intent })} />
      {view.readAt === null ? (
        <p className={styles.none}>{words.never}</p>
      ) : view.episodes.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {view.episodes.map((episode) => (
            <EpisodeItem
              key={episode.id}
              episode={episode}
              onEdit={() => setEditing({ kind: "change", id: episode.id })}
            />
          ))}
        </ul>
      )}
      <p className={styles.off}>
        <Icon name="off" />
        <span>
          <b>{words.unassign}</b>
          <br />
          {words.unassignWhy}
        </span>
      </p>
      {editing !== null && (
        <EpisodeForm
          key={JSON.stringify(editing)}
          editing={editing}
          view={view}
          patient={patient}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
