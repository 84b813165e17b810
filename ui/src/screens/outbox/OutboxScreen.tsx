import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { useBeside } from "../useBeside";
import { IntentPanel } from "./IntentPanel";
import { IntentTable } from "./IntentTable";

/** The Outbox (F7): every intent by who must act, you first; the panel tells its story and offers what can be done. */
export default function OutboxScreen() {
  const words = useMessages(outbox);
  const queries = useQueries();
  const { list, open, show } = useBeside("outbox", "intent");
  const read = useQuery(queries.outbox());
  const view = read.data;
  const total =
    view === undefined
      ? 0
      : view.needsPerson.length + view.underWay.length + view.refused.length + view.settled.length;
  const summary =
    view === undefined
      ? undefined
      : [
          view.needsPerson.length > 0 ? words.summary.needsPerson(view.needsPerson.length) : "",
          view.underWay.length > 0 ? words.summary.underWay(view.underWay.length) : "",
          view.refused.length > 0 ? words.summary.refused(view.refused.length) : "",
        ].filter((part) => part !== "");
  return (
    <div className={`${beside.screen} ${open === null ? "" : beside.beside}`}>
      <div className={beside.main}>
        <div>
          <Head
            title={words.title}
            asOf={
              summary &&
              `${summary.length === 0 ? words.summary.nothing : `${summary.join(", ")}.`} ${words.summary.never}`
            }
          />
          <ConnectionNotes
            words={{
              offline: words.offline.title,
              offlineText: words.offline.text,
              silent: words.silent.title,
              silentText: words.silent.text,
            }}
          />
        </div>
        <div className={beside.list} ref={list}>
          {read.isError ? (
            <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
          ) : view === undefined ? (
            <LoadingBars waitsFor={words.loading} rows={6} />
          ) : total === 0 ? (
            <ViewState icon="outbox" title={words.empty.title}>
              {words.empty.text}
            </ViewState>
          ) : (
            <IntentTable view={view} open={open} onOpen={show} />
          )}
        </div>
      </div>
      {open !== null && <IntentPanel key={open} id={open} onClose={() => show(null)} />}
    </div>
  );
}
