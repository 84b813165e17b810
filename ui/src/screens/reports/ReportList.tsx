import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import table from "../table.module.css";
import { useBeside } from "../useBeside";
import { AskPanel } from "./AskPanel";
import { RemoveSheet } from "./RemoveSheet";
import { ReportPanel } from "./ReportPanel";
import { ReportRow } from "./ReportRow";
import styles from "./Reports.module.css";

/** All reports, the newest first, and beside them the way to a new one. */
export function ReportList() {
  const words = useMessages(reports);
  const format = useFormat();
  const queries = useQueries();
  const { here, go } = useNavigation();
  const { list, open, show } = useBeside("reports", "about");
  const read = useQuery(queries.reports());
  const connections = useQuery(queries.connections()).data;
  const [removing, setRemoving] = useState<ReportView | null>(null);
  const problem = read.isError ? asProblem(read.error) : null;
  const denied = problem?.code === "denied";
  const connected = connections === undefined || connections.length > 0;
  const asking = here.open.new !== undefined && !denied && connected;
  const about = asking ? undefined : read.data?.reports.find((each) => each.id === open);
  const ask = (on: boolean) => go("reports", { open: on ? { new: "report" } : {}, replace: true });
  const off = denied ? words.denied.title : connected ? null : words.noConnection.title;
  useShortcuts([
    ...(off === null ? [{ keys: "Ctrl N", does: words.new, run: () => ask(true) }] : []),
    ...(asking ? [{ keys: "Esc", does: words.close, run: () => ask(false) }] : []),
  ]);
  const all = read.data?.reports ?? [];

  return (
    <div
      className={`${beside.screen} ${asking || about !== undefined ? `${beside.beside} ${styles.folded}` : ""}`}
    >
      <div className={beside.main}>
        <div>
          <Head
            title={words.title}
            whose={words.whose}
            asOf={read.data === undefined ? undefined : words.asOf(format.dateTime(read.data.asOf))}
            tools={
              <Button
                variant={asking ? "plain" : "primary"}
                icon="plus"
                keyCap="Ctrl N"
                off={off}
                expanded={asking}
                onPress={() => ask(true)}
              >
                {words.new}
              </Button>
            }
          />
          <ConnectionNotes
            words={{
              offline: words.offline.title,
              offlineText: words.offline.text,
              silent: words.offline.silent,
              silentText: words.offline.silentText,
            }}
          />
        </div>
        <div className={beside.list} ref={list}>
          {denied ? (
            <ViewState icon="lock" title={words.denied.title}>
              {words.denied.text}
            </ViewState>
          ) : problem !== null ? (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          ) : read.data === undefined ? (
            <LoadingBars waitsFor={words.loading} rows={4} />
          ) : all.length === 0 ? (
            connected ? (
              <ViewState
                icon="columns"
                title={words.empty.title}
                actions={<Button onPress={() => ask(true)}>{words.new}</Button>}
              >
                {words.empty.text}
              </ViewState>
            ) : (
              <ViewState
                icon="plug"
                title={words.noConnection.title}
                actions={<Button onPress={() => go("connections")}>{words.noConnection.act}</Button>}
              >
                {words.noConnection.text}
              </ViewState>
            )
          ) : (
            <table className={table.table} aria-label={words.list.label}>
              <thead>
                <tr>
                  <th scope="col">{words.list.what}</th>
                  <th scope="col" className={styles.state}>
                    {words.list.state}
                  </th>
                  <th scope="col" className={`${styles.rows} ${styles.number}`}>
                    {words.list.rows}
                  </th>
                  <th scope="col" className={styles.asked}>
                    {words.list.asked}
                  </th>
                  <th scope="col" className={styles.acts}>
                    {words.list.acts}
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map((report) => (
                  <ReportRow
                    key={report.id}
                    report={report}
                    selected={report === about}
                    onShow={() => show(report.id)}
                    onRemove={() => setRemoving(report)}
                  />
                ))}
              </tbody>
            </table>
          )}
        </div>
      </div>
      {asking && connections !== undefined && read.data !== undefined && (
        <AskPanel connections={connections} presets={read.data.presets} onClose={() => ask(false)} />
      )}
      {about !== undefined && <ReportPanel key={about.id} report={about} onClose={() => show(null)} />}
      {removing !== null && <RemoveSheet report={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}
