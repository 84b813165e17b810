import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { assistance as area } from "../../messages/assistance";
import { outbox } from "../../messages/outbox";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { NoteBar } from "../../parts/NoteBar";
import { Segments } from "../../parts/Segments";
import { SelectField } from "../../parts/SelectField";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import styles from "./Assistance.module.css";
import { BedsideForm } from "./BedsideForm";
import { ConsultForm } from "./ConsultForm";
import { Recent } from "./Recent";

/** Assistance: calling virtual nursing to a bed, asking for a consult, and what was asked for within a day. */
export default function AssistanceScreen() {
  const words = useMessages(area);
  const notes = useMessages(outbox);
  const queries = useQueries();
  const read = useQuery(queries.assistance());
  const who = useQuery(queries.whoAmI()).data;
  const [kind, setKind] = usePlaced<"assistance" | "consult">("assistance.kind", "assistance");
  const [chosen, setChosen] = usePlaced<string | null>("assistance.connection", null);
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const usable = read.data?.connections.filter(({ enabled }) => enabled) ?? [];
  const connection = usable.find(({ id }) => id === chosen) ?? usable[0];
  return (
    <div className={styles.screen}>
      <div>
        <Head title={words.title} whose={words.sub} />
        <ConnectionNotes
          words={{
            offline: notes.offline.title,
            offlineText: notes.offline.text,
            silent: notes.silent.title,
            silentText: notes.silent.text,
          }}
        />
        {!may && <NoteBar tone="info" icon="lock" title={words.denied} />}
      </div>
      <div className={styles.body}>
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : read.data === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={4} />
        ) : (
          <div className={styles.columns}>
            <div className={styles.column}>
              {connection === undefined ? (
                <ViewState icon="plug" title={words.noConnection.title}>
                  {words.noConnection.text}
                </ViewState>
              ) : (
                <>
                  <Segments
                    label={words.what}
                    value={kind}
                    options={[
                      { id: "assistance", text: words.kinds.assistance },
                      { id: "consult", text: words.kinds.consult },
                    ]}
                    onChange={setKind}
                  />
                  {usable.length > 1 && (
                    <SelectField
                      label={words.connection}
                      value={connection.id}
                      options={usable.map(({ id, name }) => ({ id, text: name }))}
                      onChange={setChosen}
                    />
                  )}
                  {kind === "assistance" ? (
                    <BedsideForm
                      key={connection.id}
                      connection={connection.id}
                      denied={may ? null : words.denied}
                    />
                  ) : (
                    <ConsultForm
                      key={connection.id}
                      connection={connection}
                      denied={may ? null : words.denied}
                    />
                  )}
                </>
              )}
            </div>
            <Recent intents={read.data.recent} />
          </div>
        )}
      </div>
    </div>
  );
}
