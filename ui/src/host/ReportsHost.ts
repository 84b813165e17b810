import type {
  DumpInput,
  Kept,
  OrderReportInput,
  ReportFaults,
  ReportId,
  ReportPictures,
  ReportQuery,
  ReportsView,
  ReportWindow,
  SavedReport,
} from "./types";

/** Reports of the vendor, and what our own log says beside them. */
export interface ReportsHost {
  /** Every report that was asked for; for administrators. */
  reports(): Promise<ReportsView>;
  /** At most a thousand rows of a report, filtered and ordered by the host. */
  reportRows(query: ReportQuery): Promise<ReportWindow>;
  /** What a report and our own log of statuses say, counted by the host. */
  reportPictures(id: ReportId): Promise<ReportPictures>;
  /** The lines of a report's file that are not in its table. */
  reportFaults(id: ReportId): Promise<ReportFaults>;
  /** Asks for a CSV report of a range of days (SOLO-29); answers at once with its id, it is read behind the screens. */
  readReport(input: DumpInput): Promise<ReportId>;
  /** Tries again what came to nothing, or fetches a report's table anew. */
  fetchReportAgain(id: ReportId): Promise<null>;
  /** Removes a report from this device; the vendor keeps what it has. */
  removeReport(id: ReportId): Promise<null>;
  /** Keeps the order of an encounter report (SOLO-30); followed, fetched and opened behind the screens. */
  orderReport(input: OrderReportInput): Promise<Kept>;
  /** Tries another password on a report's file that is here and locked. */
  unlockReport(id: ReportId, password: string): Promise<null>;
  /**
   * Asks in the desktop's own dialog where to keep the rows of a question as CSV, and keeps them there; `null` when they
   * closed it. All rows that pass, not the window; what left is in the audit.
   */
  exportReport(query: ReportQuery): Promise<SavedReport | null>;
  /** The password of a report's file, for who asks; that they asked is in the audit. */
  reportPassword(id: ReportId): Promise<string>;
}
