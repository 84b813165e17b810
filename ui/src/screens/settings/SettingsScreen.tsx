import { useQuery } from "@tanstack/react-query";
import { announce } from "../../frame/announcer";
import { Head } from "../../frame/Head";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { SettingChange } from "../../host/types";
import { useMessages } from "../../messages/area";
import { settings as area } from "../../messages/settings";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import { ClinicSettings } from "./ClinicSettings";
import { DeskSettings } from "./DeskSettings";
import { DocumentForms } from "./forms/DocumentForms";
import { KeepingSettings } from "./keeping/KeepingSettings";
import { NetworkSettings } from "./NetworkSettings";
import styles from "./SettingsScreen.module.css";
import { SnippetSettings } from "./SnippetSettings";
import { Who } from "./Who";

/** Settings: what the clinic sets for everybody, and how this desk looks and sounds. Every change applies at once. */
export default function SettingsScreen() {
  const words = useMessages(area);
  const queries = useQueries();
  const read = useQuery(queries.settings());
  const who = useQuery(queries.whoAmI()).data;
  const save = useAct("changeSetting");
  const admin = who?.roles.includes("administrator") ?? false;

  async function keep(change: SettingChange, what: string): Promise<void> {
    const outcome = await save.run(change);
    if (outcome.ok) announce(words.saved(what));
  }

  return (
    <div className={styles.screen}>
      <Head title={words.title} asOf={words.sub} />
      <div className={styles.body}>
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : read.data === undefined || who === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={4} />
        ) : (
          <>
            {save.problem !== null && <Refusal problem={save.problem} sentences={words.refusals} />}
            {!admin && (
              <NoteBar tone="info" icon="lock" title={`${words.denied.title}.`}>
                {words.denied.text}
              </NoteBar>
            )}
            <div className={styles.columns}>
              <ClinicSettings settings={read.data} admin={admin} onKeep={keep} />
              <DeskSettings settings={read.data} onKeep={keep} />
              <div className={styles.column}>
                <Who who={who} />
                <DocumentForms admin={admin} />
                {admin && <NetworkSettings />}
              </div>
            </div>
            {admin && <KeepingSettings clinic={read.data.clinic} demo={who.demo} />}
            {who.roles.includes("clinician") && <SnippetSettings />}
          </>
        )}
      </div>
    </div>
  );
}
