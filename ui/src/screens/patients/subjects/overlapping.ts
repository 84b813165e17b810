import type { OtherVisit, PatientView } from "../../../host/types";
import { isOver } from "../../board/arrange";
import { connectionOf } from "../../booking/address";
import { overlaps } from "../../booking/overlap";

/** The visits known of a person, by whichever record, that overlap a planned one. */
export function overlapping(patient: PatientView, start: string, minutes: number): OtherVisit[] {
  const from = Date.parse(start);
  const to = from + minutes * 60_000;
  const own = connectionOf(patient.person.key ?? "");
  return patient.visits.flatMap((row): OtherVisit[] => {
    if (row.start === null || isOver(row)) return [];
    const begins = Date.parse(row.start);
    const ends = row.minutes === null ? null : begins + row.minutes * 60_000;
    if (!overlaps({ start: begins, end: ends }, from, to)) return [];
    return [
      {
        visit: row.visit,
        whose: "patient",
        vendor: row.vendor,
        connectionName: row.connection === own ? patient.connectionName : "",
        room: row.room,
        clinicians: row.clinicians,
        start: row.start,
        durationS: row.minutes === null ? null : row.minutes * 60,
        unconfirmed: row.intent !== null && row.intent.act === "book" && row.intent.state !== "confirmed",
        otherRecord: row.person.key !== patient.person.key,
      },
    ];
  });
}
