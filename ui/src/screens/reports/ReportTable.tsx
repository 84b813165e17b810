import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { usePlaced } from "../../frame/typing";
import { useHost, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { ReportFilter, ReportOrder } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { people as countText } from "../../parts/PatientPicker/people";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { ColumnChoice } from "./ColumnChoice";
import { describe } from "./describe";
import { ExportSheet } from "./ExportSheet";
import { FilterForm } from "./FilterForm";
import { Filters } from "./Filters";
import { keepLooking, keptLooking } from "./kept";
import { Pictures } from "./pictures/Pictures";
import { Rows } from "./Rows";
import rowStyles from "./Rows.module.css";
import { useReportWindow } from "./useReportWindow";

/** How long typing must rest before the table is asked. */
const REST = 150;

/** The table of one report, in the place of the list. What is looked for is answered by the host, row by row in sight. */
export function ReportTable({ id }: { id: string }) {
  const words = useMessages(reports);
  const format = useFormat();
  const queries = useQueries();
  const { go } = useNavigation();
  const list = useQuery(queries.reports());
  const report = list.data?.reports.find((each) => each.id === id);
  const [typed, setTyped] = usePlaced(`report.find ${id}`, "");
  const find = useRested(typed.trim());
  const host = useHost();
  const [before] = useState(() => keptLooking(host, id));
  const [filters, setFilters] = usePlaced<ReportFilter[]>(`report.filters ${id}`, [...before.filters]);
  const [order, setOrder] = usePlaced<ReportOrder | null>(`report.order ${id}`, before.order);
  const [adding, setAdding] = usePlaced(`report.adding ${id}`, false);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(before.hidden);
  const [choosing, setChoosing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [show, setShow] = usePlaced<"table" | "pictures">(`report.show ${id}`, "table");
  const [[first, last], setWindow] = useState([0, 40]);
  const input = useRef<HTMLInputElement>(null);
  const question = { report: id, find, filters, order };
  const [asked, setAsked] = useState<number[]>(before.asked);
  const { counts, rows } = useReportWindow({ ...question, columns: asked }, first, last);
  const onWindow = useCallback((from: number, until: number) => setWindow([from, until]), []);

  useEffect(
    () => keepLooking(host, id, { filters, order, hidden, asked }),
    [host, id, filters, order, hidden, asked],
  );

  const leave = () => go("reports", { replace: true });
  useShortcuts([
    { keys: "Esc", does: words.back, run: () => (adding ? setAdding(false) : leave()) },
    { keys: "Ctrl F", does: words.table.find, run: () => input.current?.focus() },
  ]);
  const problem = counts.isError ? asProblem(counts.error) : null;
  const refused = problem?.code === "invalid";
  // What was known of the table stays in sight while a question is refused.
  const held = useRef(counts.data);
  if (counts.data !== undefined) held.current = counts.data;
  const known = counts.data ?? held.current;
  const columns = known?.columns ?? [];
  const shown = columns.filter((each) => !hidden.has(each.column));
  const filtered = filters.length > 0 || find !== "";

  function sort(column: number): void {
    if (order?.column !== column) setOrder({ column, descending: false });
    else setOrder(order.descending ? null : { column, descending: true });
  }
  function hide(next: ReadonlySet<number>): void {
    setHidden(next);
    // All columns are asked for by naming none: the first question is put before they are known.
    setAsked(next.size === 0 ? [] : columns.map((each) => each.column).filter((each) => !next.has(each)));
  }
  function clear(): void {
    setFilters([]);
    setTyped("");
  }

  return (
    <div className={beside.main}>
      <div>
        <Head
          title={report === undefined ? words.title : describe(report, words, format)}
          whose={report?.connectionName}
          asOf={known && words.table.readAt(format.dateTime(known.readAt))}
          tools={
            <>
              <Segments
                label={words.show.label}
                labelShown={false}
                value={show}
                options={(["table", "pictures"] as const).map((each) => ({
                  id: each,
                  text: words.show[each],
                }))}
                onChange={setShow}
              />
              <Button icon="left" keyCap="Esc" onPress={leave}>
                {words.back}
              </Button>
            </>
          }
        />
        {known !== undefined && show === "table" && (
          <div className={rowStyles.tools}>
            <div className={rowStyles.find}>
              <Field label={words.table.find} value={typed} inputRef={input} onChange={setTyped} />
            </div>
            <Button icon="filter" expanded={adding} onPress={() => setAdding(!adding)}>
              {words.filter.add}
            </Button>
            <Button icon="columns" expanded={choosing} onPress={() => setChoosing(!choosing)}>
              {hidden.size === 0 ? words.columns.choose : words.columns.hidden(hidden.size)}
            </Button>
            <Button
              icon="disk"
              hasPopup="dialog"
              off={counts.data === undefined || counts.data.matching === 0 ? words.table.none.title : null}
              onPress={() => setExporting(true)}
            >
              {words.export.open}
            </Button>
            <p className={rowStyles.counted} role="status">
              {counts.data === undefined
                ? null
                : known.matching === known.total
                  ? words.table.all(countText(known.total))
                  : words.table.rows(countText(known.matching), countText(known.total))}
            </p>
            {adding && (
              <FilterForm
                report={id}
                columns={columns}
                onAdd={(filter) => {
                  setFilters([...filters, filter]);
                  setAdding(false);
                }}
                onClose={() => setAdding(false)}
              />
            )}
            {choosing && <ColumnChoice columns={columns} hidden={hidden} onChange={hide} />}
            {filters.length > 0 && (
              <Filters
                filters={filters}
                columns={columns}
                onRemove={(gone) => setFilters(filters.filter((_, at) => at !== gone))}
              />
            )}
          </div>
        )}
        {problem !== null && refused && <Refusal problem={problem} sentences={words.filter.refusals} />}
      </div>
      {show === "pictures" && problem === null ? (
        <Pictures report={id} />
      ) : problem !== null ? (
        problem.code === "notFound" ? (
          <ViewState
            icon="columns"
            title={words.table.notHere.title}
            actions={<Button onPress={leave}>{words.back}</Button>}
          >
            {words.table.notHere.text}
          </ViewState>
        ) : problem.code === "denied" ? (
          <ViewState icon="lock" title={words.denied.title}>
            {words.denied.text}
          </ViewState>
        ) : refused ? (
          <ViewState
            icon="filter"
            title={words.table.none.title}
            actions={<Button onPress={clear}>{words.table.none.act}</Button>}
          >
            {words.table.none.text}
          </ViewState>
        ) : (
          <ProblemState problem={problem} onRetry={() => void counts.refetch()} />
        )
      ) : counts.data === undefined ? (
        <LoadingBars waitsFor={words.table.loading} rows={8} />
      ) : counts.data.matching === 0 ? (
        <ViewState
          icon={filtered ? "filter" : "columns"}
          title={filtered ? words.table.none.title : words.table.empty.title}
          actions={filtered && <Button onPress={clear}>{words.table.none.act}</Button>}
        >
          {filtered ? words.table.none.text : words.table.empty.text}
        </ViewState>
      ) : (
        <Rows
          columns={shown}
          total={counts.data.matching}
          rows={rows}
          first={first}
          order={order}
          onOrder={sort}
          onWindow={onWindow}
        />
      )}
      {exporting && counts.data !== undefined && (
        <ExportSheet
          query={{ ...question, columns: shown.map((each) => each.column), offset: 0, limit: 0 }}
          rows={counts.data.matching}
          columns={shown.length}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

/** What was typed, once typing has rested. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
