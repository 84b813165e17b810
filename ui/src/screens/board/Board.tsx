import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { useShortcuts } from "../../frame/shortcuts";
import { usePlaced } from "../../frame/typing";
import { useRefresh } from "../../frame/useRefresh";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { paper as paperArea } from "../../messages/paper";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { splitOff } from "../../parts/splitOff";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { useBeside } from "../useBeside";
import { arrange, type Choice, everything, isFiltered } from "./arrange";
import styles from "./Board.module.css";
import { keepColumns, keptColumns } from "./columns";
import { FilteredNotice } from "./FilteredNotice";
import { keepChoice, keptChoice } from "./kept";
import { ListBar } from "./ListBar";
import { OtherDay } from "./OtherDay";
import { RoomStrip } from "./RoomStrip";
import { useKeptScroll } from "./useKeptScroll";
import { useUpdates } from "./useUpdates";
import { VisitGrid } from "./VisitGrid";

const DaySwitch = splitOff(() => import("./DaySwitch"));
const DayPaper = splitOff(() => import("./DayPaper"));
const VisitPanel = splitOff(() => import("../visit/VisitPanel"));

/** The board in both its views; a visit opens beside the list, and Esc returns to the same row and scroll. */
export function Board({ mode }: { mode: "rooms" | "day" }) {
  const words = useMessages(area);
  const paper = useMessages(paperArea);
  const format = useFormat();
  const queries = useQueries();
  const refresh = useRefresh();
  const { list, open, show } = useBeside(mode === "rooms" ? "board" : "today", "visit");
  const [day, setDay] = usePlaced<string | null>(`board.day ${mode}`, null);
  const read = useQuery(queries.board(day));
  const view = read.data;
  const [paperOpen, setPaper] = useState(false);

  const print = { keys: "Ctrl P", does: paper.dayList.title, run: () => setPaper(view !== undefined) };
  useShortcuts(mode === "day" ? [print] : []);

  return (
    <div className={`${beside.screen} ${open === null ? "" : beside.beside}`}>
      <div className={`${beside.main} ${styles.main}`}>
        <div>
          <Head
            title={mode === "rooms" ? words.title : words.todayTitle}
            whose={view && words.whose(view.clinic, new Set(view.connections.map((one) => one.vendor)).size)}
            asOf={
              view === undefined ? undefined : day === null ? (
                words.live(format.dateTime(view.asOf, { weekday: true }))
              ) : (
                <OtherDay view={view} />
              )
            }
            tools={
              <>
                {mode === "day" && <DaySwitch day={day} onDay={setDay} />}
                {mode === "day" && (
                  <Button
                    icon="disk"
                    keyCap="Ctrl P"
                    hasPopup="dialog"
                    off={view === undefined ? words.loading : null}
                    onPress={() => setPaper(true)}
                  >
                    {paper.save}
                  </Button>
                )}
                <Button icon="refresh" keyCap="F5" onPress={() => void refresh()}>
                  {words.refresh}
                </Button>
              </>
            }
          />
          <ConnectionNotes
            words={{
              offline: (_, since) => words.offline(since),
              offlineText: words.offlineText,
              silent: words.silent,
              silentText: words.silentText(null),
              refused: words.refused,
              refusedText: words.refusedText,
            }}
          />
        </div>
        {read.isError && view === undefined ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : view === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={6} />
        ) : (
          <Listed
            key={day}
            live={day === null}
            view={view}
            mode={mode}
            open={open}
            onOpen={show}
            list={list}
          />
        )}
      </div>
      {paperOpen && view !== undefined && <DayPaper view={view} onClose={() => setPaper(false)} />}
      {open !== null && <VisitPanel visit={open} onClose={() => show(null)} />}
    </div>
  );
}

function Listed({
  live,
  view,
  mode,
  open,
  onOpen,
  list,
}: {
  live: boolean;
  view: BoardView;
  mode: "rooms" | "day";
  open: string | null;
  onOpen: (visit: string | null) => void;
  list: React.RefObject<HTMLDivElement | null>;
}) {
  const [choice, setChoice] = usePlaced<Choice>(`board.choice ${mode}`, () => keptChoice(mode));
  const typed = useDeferredValue(choice.text);
  const arranged = useMemo(
    () => arrange(view, mode, { ...choice, text: typed }),
    [view, mode, choice, typed],
  );
  const [columns, setColumns] = useState(keptColumns);
  const updates = useUpdates(view, list);
  useKeptScroll(list, mode, open);

  function change(next: Choice): void {
    setChoice(next);
    keepChoice(mode, next);
  }

  return (
    <>
      <div>
        {mode === "rooms" && (
          <RoomStrip view={view} chosen={choice.rooms} onChoose={(rooms) => change({ ...choice, rooms })} />
        )}
        <ListBar
          view={view}
          mode={mode}
          choice={choice}
          onChange={change}
          columns={columns}
          onColumns={(next) => {
            setColumns(next);
            keepColumns(next);
          }}
          updates={updates}
          list={list}
        />
        {isFiltered(choice) && (
          <FilteredNotice
            choice={choice}
            shown={arranged.shown}
            of={view.counts.total}
            onRemove={() => change({ ...everything, sort: choice.sort, group: choice.group })}
          />
        )}
      </div>
      <VisitGrid
        view={view}
        mode={mode}
        arranged={arranged}
        live={live}
        columns={columns}
        sort={choice.sort}
        onSort={(sort) => change({ ...choice, sort })}
        filtered={isFiltered(choice)}
        open={open}
        onOpen={onOpen}
        updates={updates}
        list={list}
      />
    </>
  );
}
