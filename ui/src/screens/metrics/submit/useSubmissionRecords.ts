import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientKey, Problem, SubmissionRecord } from "../../../host/types";

/** A person's records at CareMonitor, `null` until they are read; an answer about another record is dropped. */
export function useSubmissionRecords(patient: PatientKey): {
  records: readonly SubmissionRecord[] | null;
  problem: Problem | null;
} {
  const read = useQuery(useQueries().submissions(patient));
  return {
    records: read.data?.patient === patient ? read.data.records : null,
    problem: read.isError ? asProblem(read.error) : null,
  };
}
