import type { ReactNode } from "react";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BoardView, VisitState } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { ViewState } from "../../parts/ViewState";
import type { Run } from "./arrange";
import type { Line } from "./lines";
import styles from "./VisitGrid.module.css";

/** Whether visits that are over are listed, and how many are not. */
export interface Earlier {
  shown: boolean;
  hidden: number;
  onChange: (shown: boolean) => void;
}

/** A line that is no visit: titles, the time now, what is empty, the end. */
export function OtherLine({
  line,
  view,
  filtered,
  shown,
  earlier,
}: {
  line: Exclude<Line, { kind: "visit" }>;
  view: BoardView;
  filtered: boolean;
  shown: number;
  earlier: Earlier;
}) {
  const words = useMessages(area);
  const format = useFormat();
  switch (line.kind) {
    case "title":
      return <GroupTitle run={line.run} />;
    case "now":
      return <NowLine />;
    case "section":
      return <Section view={view} earlier={earlier} />;
    case "nobodyWaits":
      return (
        <Row>
          <ViewState icon="door" title={filtered ? words.empty.filtered : words.empty.waiting}>
            {filtered ? words.empty.filteredText : words.empty.waitingText(nextOf(view, format.time))}
          </ViewState>
        </Row>
      );
    case "emptyDay":
      return (
        <Row>
          <ViewState icon="day" title={words.empty.day}>
            {words.empty.dayText}
          </ViewState>
        </Row>
      );
    case "end":
      return <Row className={styles.end}>{words.end(shown)}</Row>;
  }
}

function Row({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <div role="row" className={className}>
      <div role="gridcell">{children}</div>
    </div>
  );
}

function Section({ view, earlier }: { view: BoardView; earlier: Earlier }) {
  const words = useMessages(area).section;
  return (
    <Row className={styles.section}>
      <h2>{words.today}</h2>
      <span>{words.summary(view.counts)}</span>
      {view.counts.unknown > 0 && <span className={styles.unsure}>{words.unknown(view.counts.unknown)}</span>}
      {(earlier.hidden > 0 || earlier.shown) && (
        <Button variant="quiet" onPress={() => earlier.onChange(!earlier.shown)} expanded={earlier.shown}>
          {earlier.shown ? words.hideEarlier : words.earlier(earlier.hidden)}
        </Button>
      )}
    </Row>
  );
}

function GroupTitle({ run }: { run: Run }) {
  const words = useMessages(area).section;
  const own = useMessages(parts);
  const text = run.title === "" ? words.none : (own.states[run.title as VisitState] ?? run.title);
  return (
    <Row className={styles.group}>
      <h3>{text}</h3>
    </Row>
  );
}

function NowLine() {
  const words = useMessages(area);
  const format = useFormat();
  const time = useTick((now) => format.time(new Date(now).toISOString()));
  return (
    <Row className={styles.now}>
      <b>{words.now(time)}</b>
    </Row>
  );
}

function nextOf(view: BoardView, time: (at: string | null) => string): string | null {
  const next = view.today.find((row) => row.state === "scheduled" && (row.start ?? "") > view.asOf);
  return next === undefined ? null : time(next.start);
}
