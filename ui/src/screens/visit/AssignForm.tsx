import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { useKept } from "../../frame/useKept";
import { useQueries } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { episodes as area } from "../../messages/episodes";
import { Button } from "../../parts/Button";
import { LoadingBars } from "../../parts/ViewState";
import styles from "../patients/episodes/Episodes.module.css";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";

/** Putting the visit into one of its patient's episodes (SOLO-28). Nothing is chosen beforehand. */
export function AssignForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const queries = useQueries();
  const { go } = useNavigation();
  const { person, visit } = view.row;
  const key = person.key ?? "";
  const read = useQuery({ ...queries.episodes(key), enabled: key !== "" });
  const guard = useGuarded(person.key, "episode");
  const [chosen, setChosen] = useState<string | null>(null);
  const what = words.assign.act(format.name(person.name));
  const assign = useKept("assignEpisode", { what, said: words.kept(what), onKept: onDone });
  const found = read.data?.patient === key ? read.data : undefined;
  const holds = (vendorIds: { vendorId: string }[]) =>
    vendorIds.some(({ vendorId }) => vendorId === view.vendorId);

  async function act(): Promise<void> {
    if (guard.checked === null || chosen === null) return;
    await assign.run({ visit, episode: chosen, checked: guard.checked });
  }

  return (
    <GuardedForm
      view={view}
      act="change"
      guard={guard}
      label={what}
      off={chosen === null ? words.assign.chooseFirst : null}
      busy={assign.busy}
      problem={assign.problem}
      sentences={words.refusals}
      onAct={() => void act()}
      onBack={onDone}
    >
      {found === undefined || (found.readAt === null && found.reading) ? (
        <LoadingBars waitsFor={words.loading} rows={1} />
      ) : found.episodes.length === 0 ? (
        <>
          <p>{found.readAt === null ? words.never : words.assign.none}</p>
          {found.failed !== null && <p>{words.failed[found.failed] ?? words.failed.silent}</p>}
          <Button size="small" onPress={() => go("patient", { key })}>
            {words.assign.openPatient}
          </Button>
        </>
      ) : (
        <fieldset className={styles.choices}>
          <legend>{words.assign.choose}</legend>
          {found.episodes.map((episode) => {
            const already = holds(episode.visits);
            return (
              <label key={episode.id}>
                <input
                  type="radio"
                  name="episode"
                  checked={chosen === episode.id}
                  disabled={already}
                  onChange={() => {
                    setChosen(episode.id);
                    assign.reset();
                  }}
                />
                <span>
                  {episode.name ?? words.noName}{" "}
                  <small>
                    {episode.status === "unknown"
                      ? `“${episode.statusWord}”`
                      : words.statuses[episode.status]}
                    {episode.from !== null && `, ${words.from(format.fhirDate(episode.from))}`}
                    {already && `, ${words.assign.already}`}
                  </small>
                </span>
              </label>
            );
          })}
          <p className={styles.more}>{words.assign.note}</p>
        </fieldset>
      )}
    </GuardedForm>
  );
}
