import { keepPreviousData, useQueries as useMany, useQuery } from "@tanstack/react-query";
import { useQueries } from "../../host/HostContext";
import type { ReportCells, ReportFilter, ReportOrder, ReportQuery } from "../../host/types";

/** Rows that are asked for at once. With two such pages in sight at most, the page never holds a thousand rows. */
export const PAGE = 200;

/** What is asked of a table. */
export interface Question {
  report: string;
  find: string;
  filters: ReportFilter[];
  order: ReportOrder | null;
  columns: number[];
}

/** The answer to a question: its counts, and the rows between two places as far as they are here. */
export function useReportWindow(question: Question, first: number, last: number) {
  const queries = useQueries();
  const page = (at: number): ReportQuery => ({ ...question, offset: at * PAGE, limit: PAGE });
  // The counts come with the first page and stay while another question is on its way.
  const counts = useQuery({
    ...queries.reportRows(page(0)),
    placeholderData: keepPreviousData,
    select: ({ rows: _, ...rest }) => rest,
  });
  const from = Math.floor(first / PAGE);
  const until = Math.floor(Math.max(first, last - 1) / PAGE);
  const wanted = Array.from({ length: until - from + 1 }, (_, at) => from + at);
  const pages = useMany({ queries: wanted.map((at) => queries.reportRows(page(at))) });
  const rows: (ReportCells | null)[] = [];
  for (let at = first; at < last; at += 1) {
    const held = pages[Math.floor(at / PAGE) - from]?.data;
    rows.push(held?.rows[at - held.offset] ?? null);
  }
  return { counts, rows };
}
