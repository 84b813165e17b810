import { useQuery } from "@tanstack/react-query";
import { useTick } from "../../format/ticker";
import { useQueries } from "../../host/HostContext";
import type { Instant, PatientKey } from "../../host/types";

/** Whether somebody may read a record; `null` before that is known. */
export interface Reads {
  reads: boolean | null;
  /** Until when, by emergency access. */
  until: Instant | null;
}

/**
 * Whether who sits here may read a patient's record: by the role, or by emergency access while its time lasts. The core
 * decides; this only keeps the page from offering what it would refuse, and from showing what has been read after the time.
 */
export function useReads(patient: PatientKey | null): Reads {
  const queries = useQueries();
  const roles = useQuery(queries.whoAmI()).data?.roles;
  const clinical = roles?.includes("clinician") ?? false;
  const open = useQuery({ ...queries.openRecords(), enabled: roles !== undefined && !clinical }).data;
  const until = latest(open?.filter((each) => each.patient === patient).map((each) => each.until) ?? []);
  const lasts = useTick((now) => until !== null && Date.parse(until) > now);
  if (clinical) return { reads: true, until: null };
  if (roles === undefined || open === undefined) return { reads: null, until: null };
  return { reads: lasts, until: lasts ? until : null };
}

function latest(all: readonly Instant[]): Instant | null {
  return all.reduce<Instant | null>(
    (last, each) => (last === null || Date.parse(each) > Date.parse(last) ? each : last),
    null,
  );
}
