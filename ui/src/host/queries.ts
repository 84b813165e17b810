import { queryOptions } from "@tanstack/react-query";
import type { Host } from "./Host";
import { provides } from "./tags";
import type {
  AuditAsked,
  BookingDayQuery,
  ConnectionId,
  IntentId,
  OverlapQuery,
  PatientKey,
  Population,
  ReportId,
  ReportQuery,
  SeriesAsked,
  SubmittableAsked,
  VisitId,
} from "./types";

/** Query options, bound to a host. */
export function queriesOf(host: Host) {
  return {
    startup: () =>
      queryOptions({
        queryKey: ["startup"],
        queryFn: () => host.startup(),
        meta: { tags: provides.startup },
      }),
    look: () =>
      queryOptions({ queryKey: ["look"], queryFn: () => host.look(), meta: { tags: provides.look } }),
    backups: () =>
      queryOptions({
        queryKey: ["backups"],
        queryFn: () => host.backups(),
        meta: { tags: provides.backups },
      }),
    board: (day: string | null) =>
      queryOptions({
        queryKey: ["board", day],
        queryFn: () => host.board(day),
        meta: { tags: provides.board },
      }),
    visit: (visit: VisitId) =>
      queryOptions({
        queryKey: ["visit", visit],
        queryFn: () => host.visit(visit),
        meta: { tags: provides.visit },
      }),
    note: (visit: VisitId) =>
      queryOptions({
        queryKey: ["note", visit],
        queryFn: () => host.note(visit),
        meta: { tags: provides.note },
      }),
    patient: (key: PatientKey) =>
      queryOptions({
        queryKey: ["patient", key],
        queryFn: () => host.patient(key),
        meta: { tags: provides.patient },
      }),
    searchPatients: (typed: string) =>
      queryOptions({
        queryKey: ["searchPatients", typed],
        queryFn: () => host.searchPatients(typed),
        meta: { tags: provides.searchPatients },
      }),
    trialForm: (connection: ConnectionId) =>
      queryOptions({
        queryKey: ["trialForm", connection],
        queryFn: () => host.trialForm(connection),
        meta: { tags: provides.trialForm },
      }),
    subjectRecord: (key: PatientKey) =>
      queryOptions({
        queryKey: ["subjectRecord", key],
        queryFn: () => host.subjectRecord(key),
        meta: { tags: provides.subjectRecord },
        // A form begins with a fresh look, and a name stays no longer than its form.
        gcTime: 0,
      }),
    patientLinks: (key: PatientKey) =>
      queryOptions({
        queryKey: ["patientLinks", key],
        queryFn: () => host.patientLinks(key),
        meta: { tags: provides.patientLinks },
      }),
    consents: (key: PatientKey) =>
      queryOptions({
        queryKey: ["consents", key],
        queryFn: () => host.consents(key),
        meta: { tags: provides.consents },
      }),
    metrics: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["metrics", patient],
        queryFn: () => host.metrics(patient),
        meta: { tags: provides.metrics },
      }),
    glucose: (patient: PatientKey, days: number, population: Population | null) =>
      queryOptions({
        queryKey: ["glucose", patient, days, population],
        queryFn: () => host.glucose(patient, days, population),
        meta: { tags: provides.glucose },
      }),
    readingImports: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["readingImports", patient],
        queryFn: () => host.readingImports(patient),
        meta: { tags: provides.readingImports },
      }),
    readingRefusals: (id: string, from: number) =>
      queryOptions({
        queryKey: ["readingRefusals", id, from],
        queryFn: () => host.readingRefusals(id, from),
        meta: { tags: provides.readingRefusals },
      }),
    metricSeries: (asked: SeriesAsked) =>
      queryOptions({
        queryKey: ["metricSeries", asked],
        queryFn: () => host.metricSeries(asked),
        meta: { tags: provides.metricSeries },
        // Megabytes: kept no longer than they are looked at.
        gcTime: 10_000,
      }),
    audit: (asked: AuditAsked) =>
      queryOptions({
        queryKey: ["audit", asked],
        queryFn: () => host.audit(asked),
        meta: { tags: provides.audit },
        // Everything that is done adds to it: whoever opens it again reads it again.
        gcTime: 0,
      }),
    auditStanding: () =>
      queryOptions({
        queryKey: ["auditStanding"],
        queryFn: () => host.auditStanding(),
        meta: { tags: provides.auditStanding },
      }),
    alerts: () =>
      queryOptions({ queryKey: ["alerts"], queryFn: () => host.alerts(), meta: { tags: provides.alerts } }),
    ranges: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["ranges", patient],
        queryFn: () => host.ranges(patient),
        meta: { tags: provides.ranges },
      }),
    undrawnReadings: (asked: SeriesAsked) =>
      queryOptions({
        queryKey: ["undrawnReadings", asked],
        queryFn: () => host.undrawnReadings(asked),
        meta: { tags: provides.undrawnReadings },
      }),
    recordings: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["recordings", patient],
        queryFn: () => host.recordings(patient),
        meta: { tags: provides.recordings },
      }),
    openRecording: (patient: PatientKey, recording: string) =>
      queryOptions({
        queryKey: ["openRecording", patient, recording],
        queryFn: () => host.openRecording({ patient, recording }),
        meta: { tags: provides.openRecording },
        // Whoever opens it again reads it again, and the audit tells so.
        gcTime: 0,
      }),
    recordingBeats: (patient: PatientKey, recording: string, lead: number) =>
      queryOptions({
        queryKey: ["recordingBeats", patient, recording, lead],
        queryFn: () => host.recordingBeats({ patient, recording, lead }),
        meta: { tags: provides.recordingBeats },
        gcTime: 0,
      }),
    submissions: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["submissions", patient],
        queryFn: () => host.submissions(patient),
        meta: { tags: provides.submissions },
      }),
    submittable: (asked: SubmittableAsked) =>
      queryOptions({
        queryKey: ["submittable", asked],
        queryFn: () => host.submittable(asked),
        meta: { tags: provides.submittable },
        // Every choice begins with a fresh look.
        gcTime: 0,
      }),
    possibleLinks: () =>
      queryOptions({
        queryKey: ["possibleLinks"],
        queryFn: () => host.possibleLinks(),
        meta: { tags: provides.possibleLinks },
      }),
    compareRecords: (one: PatientKey, other: PatientKey) =>
      queryOptions({
        queryKey: ["compareRecords", one, other],
        queryFn: () => host.compareRecords(one, other),
        meta: { tags: provides.compareRecords },
        // Every comparison begins with a fresh look.
        gcTime: 0,
      }),
    overlaps: (query: OverlapQuery) =>
      queryOptions({
        queryKey: ["overlaps", query],
        queryFn: () => host.overlaps(query),
        meta: { tags: provides.overlaps },
      }),
    wallTime: (day: string, time: string, zone: string | null = null) =>
      queryOptions({
        queryKey: ["wallTime", day, time, zone],
        queryFn: () => host.wallTime(day, time, zone),
        meta: { tags: provides.wallTime },
      }),
    bookingDay: (query: BookingDayQuery) =>
      queryOptions({
        queryKey: ["bookingDay", query],
        queryFn: () => host.bookingDay(query),
        meta: { tags: provides.bookingDay },
      }),
    episodes: (key: PatientKey) =>
      queryOptions({
        queryKey: ["episodes", key],
        queryFn: () => host.episodes(key),
        meta: { tags: provides.episodes },
      }),
    visitFiles: (visit: VisitId) =>
      queryOptions({
        queryKey: ["visitFiles", visit],
        queryFn: () => host.visitFiles(visit),
        meta: { tags: provides.visitFiles },
      }),
    forms: () =>
      queryOptions({ queryKey: ["forms"], queryFn: () => host.forms(), meta: { tags: provides.forms } }),
    patientDocuments: (key: PatientKey) =>
      queryOptions({
        queryKey: ["patientDocuments", key],
        queryFn: () => host.patientDocuments(key),
        meta: { tags: provides.patientDocuments },
      }),
    sentAnswers: (document: IntentId) =>
      queryOptions({
        queryKey: ["sentAnswers", document],
        queryFn: () => host.sentAnswers(document),
        meta: { tags: provides.sentAnswers },
        // Whoever opens it again reads it again, and the audit tells so.
        gcTime: 0,
      }),
    recordDocuments: (patient: PatientKey) =>
      queryOptions({
        queryKey: ["recordDocuments", patient],
        queryFn: () => host.recordDocuments(patient),
        meta: { tags: provides.recordDocuments },
      }),
    assistance: () =>
      queryOptions({
        queryKey: ["assistance"],
        queryFn: () => host.assistance(),
        meta: { tags: provides.assistance },
      }),
    devices: () =>
      queryOptions({
        queryKey: ["devices"],
        queryFn: () => host.devices(),
        meta: { tags: provides.devices },
      }),
    outbox: () =>
      queryOptions({ queryKey: ["outbox"], queryFn: () => host.outbox(), meta: { tags: provides.outbox } }),
    intent: (id: IntentId) =>
      queryOptions({
        queryKey: ["intent", id],
        queryFn: () => host.intent(id),
        meta: { tags: provides.intent },
      }),
    connections: () =>
      queryOptions({
        queryKey: ["connections"],
        queryFn: () => host.connections(),
        meta: { tags: provides.connections },
      }),
    webhooks: () =>
      queryOptions({
        queryKey: ["webhooks"],
        queryFn: () => host.webhooks(),
        meta: { tags: provides.webhooks },
      }),
    delivery: (id: string) =>
      queryOptions({
        queryKey: ["delivery", id],
        queryFn: () => host.delivery(id),
        meta: { tags: provides.delivery },
      }),
    reports: () =>
      queryOptions({
        queryKey: ["reports"],
        queryFn: () => host.reports(),
        meta: { tags: provides.reports },
      }),
    reportRows: (query: ReportQuery) =>
      queryOptions({
        queryKey: ["reportRows", query],
        queryFn: () => host.reportRows(query),
        // Of a long table, what scrolled away is soon let go.
        gcTime: 5_000,
        meta: { tags: provides.reportRows },
      }),
    reportPictures: (id: ReportId) =>
      queryOptions({
        queryKey: ["reportPictures", id],
        queryFn: () => host.reportPictures(id),
        meta: { tags: provides.reportPictures },
      }),
    reportFaults: (id: ReportId) =>
      queryOptions({
        queryKey: ["reportFaults", id],
        queryFn: () => host.reportFaults(id),
        meta: { tags: provides.reportFaults },
      }),
    snippets: () =>
      queryOptions({
        queryKey: ["snippets"],
        queryFn: () => host.snippets(),
        meta: { tags: provides.snippets },
      }),
    settings: () =>
      queryOptions({
        queryKey: ["settings"],
        queryFn: () => host.settings(),
        meta: { tags: provides.settings },
      }),
    network: () =>
      queryOptions({
        queryKey: ["network"],
        queryFn: () => host.network(),
        meta: { tags: provides.network },
      }),
    record: (key: PatientKey, correcting: IntentId | null) =>
      queryOptions({
        queryKey: ["record", key, correcting],
        queryFn: () => host.record(key, correcting),
        meta: { tags: provides.record },
        // Every form begins with a fresh reading.
        gcTime: 0,
      }),
    keptRecord: (intent: IntentId) =>
      queryOptions({
        queryKey: ["keptRecord", intent],
        queryFn: () => host.keptRecord(intent),
        meta: { tags: provides.keptRecord },
        gcTime: 0,
      }),
    users: () =>
      queryOptions({ queryKey: ["users"], queryFn: () => host.users(), meta: { tags: provides.users } }),
    openRecords: () =>
      queryOptions({
        queryKey: ["openRecords"],
        queryFn: () => host.openRecords(),
        meta: { tags: provides.openRecords },
      }),
    account: () =>
      queryOptions({
        queryKey: ["account"],
        queryFn: () => host.account(),
        meta: { tags: provides.account },
      }),
    whoAmI: () =>
      queryOptions({ queryKey: ["whoAmI"], queryFn: () => host.whoAmI(), meta: { tags: provides.whoAmI } }),
  };
}
