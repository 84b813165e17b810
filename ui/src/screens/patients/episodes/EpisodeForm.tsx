import { type FormEvent, useId, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTypedForm, useTypedOver } from "../../../frame/typing";
import { useKept } from "../../../frame/useKept";
import type { EpisodeDraft, EpisodesView, EpisodeVersion, PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { useToday } from "../../../parts/Identity";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TypedAgain } from "../../../parts/TypedAgain";
import { useGuarded } from "../../visit/useGuarded";
import { AtSoloNow } from "./AtSoloNow";
import { draftOf, emptyDraft } from "./draftOf";
import { EpisodeFields } from "./EpisodeFields";
import type { Editing } from "./Episodes";
import styles from "./Episodes.module.css";

/** What the form begins with: the draft, and which version of which episode it changes. */
function beginning(editing: Editing, view: EpisodesView, today: string) {
  const at = (id: string | null) => view.episodes.find((episode) => episode.id === id);
  const version = (id: string | null): EpisodeVersion | null => {
    const episode = at(id);
    return episode === undefined ? null : { id: episode.id, version: episode.version };
  };
  if (editing.kind === "correct") {
    const ours = view.ours.find(({ intent }) => intent.id === editing.intent);
    return {
      draft: ours?.draft ?? emptyDraft(today),
      change: version(ours?.episode ?? null),
      gone: ours?.episode != null && at(ours.episode) === undefined,
      now: at(ours?.episode ?? null) ?? null,
      word: "",
    };
  }
  const episode = editing.kind === "change" ? at(editing.id) : undefined;
  return {
    draft: episode === undefined ? emptyDraft(today) : draftOf(episode),
    change: version(episode?.id ?? null),
    gone: editing.kind === "change" && episode === undefined,
    now: null,
    word: episode?.statusWord ?? "",
  };
}

/**
 * A new episode or a change of one. What was entered stays until it is kept: a refusal of ours leaves the form as it is,
 * one of the vendor's comes back as a change to correct.
 */
export function EpisodeForm({
  editing,
  view,
  patient,
  onClose,
}: {
  editing: Editing;
  view: EpisodesView;
  patient: PatientView;
  onClose: () => void;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const format = useFormat();
  const today = useToday();
  const id = useId();
  const form = useTypedForm("episode", `${patient.person.key} ${JSON.stringify(editing)}`);
  // A refetch behind the form changes neither what was entered nor the version that it was entered against.
  const [fresh] = useState(() => beginning(editing, view, today));
  const [entered, draft, setDraft] = useTypedOver(
    form,
    () => ({ draft: fresh.draft, change: fresh.change }),
    (read): EpisodeDraft => read.draft,
  );
  const begun = { ...fresh, ...entered };
  const guard = useGuarded(patient.person.key, "episode");
  const name = format.name(patient.person.name);
  const what = begun.change === null ? words.form.create(name) : words.form.change(name);
  const write = useKept("writeEpisode", { what, said: words.kept(what), onKept: onClose });
  const { problem } = write;
  const off = begun.gone
    ? (words.refusals.episode ?? "")
    : draft.status === "unknown"
      ? words.form.chooseStatus
      : guard.checked === null
        ? check.title[begun.change === null ? "save" : "change"]
        : null;
  const field = problem?.code === "invalid" && problem.field !== "checked" ? problem.field : null;

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (off !== null || write.busy || guard.checked === null) return;
    await write.run({
      patient: view.patient,
      change: begun.change,
      draft,
      replaces: editing.kind === "correct" ? editing.intent : null,
      checked: guard.checked,
    });
  }

  return (
    <Sheet
      title={begun.change === null && !begun.gone ? words.form.createTitle : words.form.editTitle}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onPress={onClose}>
            {words.form.cancel}
          </Button>
          <Button size="large" variant="primary" busy={write.busy} off={off} onPress={() => void save()}>
            {what}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void save(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        {problem !== null && field === null && <Refusal problem={problem} sentences={words.refusals} />}
        {begun.now !== null && <AtSoloNow episode={begun.now} draft={draft} />}
        {begun.gone && <p className={styles.why}>{words.refusals.episode}</p>}
        <EpisodeFields
          draft={draft}
          types={view.types}
          statusWord={begun.word}
          today={today}
          wrong={field === null ? null : { field, what: problem?.what ?? "" }}
          onChange={(next) => {
            setDraft(next);
            write.reset();
          }}
        />
        <IdentifierCheck
          key={guard.key}
          person={patient.person}
          act={begun.change === null ? "save" : "change"}
          onChange={guard.setChecked}
        />
      </form>
    </Sheet>
  );
}
