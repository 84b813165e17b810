import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { AlertsView } from "../../host/types";
import { alerts as area } from "../../messages/alerts";
import { useMessages } from "../../messages/area";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { useBeside } from "../useBeside";
import { AlertPanel } from "./AlertPanel";
import styles from "./Alerts.module.css";
import { AlertTable } from "./AlertTable";

/** Alerts: what nobody has looked at first, then by how far out; what is settled stays below, with who looked at it. */
export default function AlertsScreen() {
  const words = useMessages(area);
  const queries = useQueries();
  const read = useQuery(queries.alerts());
  const who = useQuery(queries.whoAmI()).data;
  const { list, open, show } = useBeside("alerts", "alert");
  const [settled, setSettled] = usePlaced("alerts.settled", false);
  const view = read.data;
  const problem = read.isError ? asProblem(read.error) : null;
  const may = who === undefined || who.roles.includes("clinician");
  const opened = view === undefined ? null : [...view.open, ...view.settled].find(({ id }) => id === open);
  return (
    <div className={`${beside.screen} ${open === null ? "" : beside.beside}`}>
      <div className={beside.main}>
        <div>
          <Head
            title={words.title}
            whose={words.sub}
            asOf={view === undefined ? undefined : words.counts(view.unacknowledged, view.open.length)}
            tools={
              view !== undefined &&
              view.settled.length > 0 && (
                <Button pressed={settled} onPress={() => setSettled(!settled)}>
                  {settled ? words.hide : words.show}
                </Button>
              )
            }
          />
          {!may && <NoteBar tone="info" icon="lock" title={words.denied} />}
        </div>
        <div className={beside.list} ref={list}>
          {view !== undefined ? (
            <>
              <Open view={view} open={open} onOpen={show} />
              {settled && view.settled.length > 0 && (
                <section aria-labelledby="settled-alerts">
                  <h2 id="settled-alerts" className={styles.title}>
                    {words.settledTitle(view.settled.length)}
                  </h2>
                  <AlertTable alerts={view.settled} label={words.table.settled} open={open} onOpen={show} />
                </section>
              )}
              <p className={styles.rule}>{words.rule(view.tooOldHours)}</p>
            </>
          ) : problem === null ? (
            <LoadingBars waitsFor={words.loading} rows={5} />
          ) : problem.code === "denied" ? (
            <ViewState icon="lock" title={words.deniedState.title}>
              {words.deniedState.text}
            </ViewState>
          ) : (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          )}
        </div>
      </div>
      {open !== null && view !== undefined && (
        <AlertPanel key={open} alert={opened ?? null} may={may} onClose={() => show(null)} />
      )}
    </div>
  );
}

function Open({
  view,
  open,
  onOpen,
}: {
  view: AlertsView;
  open: string | null;
  onOpen: (id: string) => void;
}) {
  const words = useMessages(area);
  if (view.open.length > 0)
    return <AlertTable alerts={view.open} label={words.table.label} open={open} onOpen={onOpen} />;
  // That nothing stands here is not that everybody is well (X-MET-01).
  return view.watched === 0 ? (
    <ViewState icon="bell" title={words.noRanges.title}>
      {words.noRanges.text}
    </ViewState>
  ) : (
    <ViewState icon="bell" title={words.empty.title}>
      {words.empty.text(view.watched)}
    </ViewState>
  );
}
