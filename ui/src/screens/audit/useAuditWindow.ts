import { keepPreviousData, useQueries as useMany, useQuery } from "@tanstack/react-query";
import { useQueries } from "../../host/HostContext";
import type { AuditAsked, AuditRow } from "../../host/types";

/** Entries that are asked for at once: as many as the host gives. */
const PAGE = 200;

/** What is asked of the audit. */
export type AuditQuestion = Omit<AuditAsked, "skip" | "limit">;

/** The answer to a question: how many there are, and the rows between two places as far as they are here. */
export function useAuditWindow(question: AuditQuestion, first: number, last: number) {
  const queries = useQueries();
  const page = (at: number): AuditAsked => ({ ...question, skip: at * PAGE, limit: PAGE });
  const counts = useQuery({
    ...queries.audit(page(0)),
    placeholderData: keepPreviousData,
    select: ({ total, asOf }) => ({ total, asOf }),
  });
  const from = Math.floor(first / PAGE);
  const until = Math.floor(Math.max(first, last - 1) / PAGE);
  const wanted = Array.from({ length: until - from + 1 }, (_, at) => from + at);
  const pages = useMany({ queries: wanted.map((at) => queries.audit(page(at))) });
  const rows: (AuditRow | null)[] = [];
  for (let at = first; at < last; at += 1) {
    const held = pages[Math.floor(at / PAGE) - from]?.data;
    rows.push(held?.rows[at - held.skip] ?? null);
  }
  return { counts, rows };
}
