import { useQuery } from "@tanstack/react-query";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import type { PatientView, TrialLacks, TrialPlace } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { subjects } from "../../../messages/subjects";
import { Button } from "../../../parts/Button";
import { connectionOf } from "../../booking/address";
import { EditSubjectSheet } from "./EditSubjectSheet";
import { RemoveSubjectSheet } from "./RemoveSubjectSheet";
import { ScheduleVisitSheet } from "./ScheduleVisitSheet";

/** Why an act on a subject is off: the role, or the scope that the account's token lacks. */
function useOff(patient: PatientView, may: boolean) {
  const words = useMessages(subjects);
  const queries = useQueries();
  const connection = connectionOf(patient.person.key ?? "");
  const form = useQuery({ ...queries.trialForm(connection), enabled: may }).data;
  return (act: keyof TrialLacks): string | null => {
    if (!may) return words.role;
    const scope = form?.lacks[act] ?? null;
    return scope === null ? null : words.lacks(scope);
  };
}

/** What can be done about a subject's record: change it, take the subject out of the study. */
export function SubjectActs({
  patient,
  place,
  may,
}: {
  patient: PatientView;
  place: TrialPlace;
  /** Whether the role includes it. */
  may: boolean;
}) {
  const words = useMessages(subjects);
  const off = useOff(patient, may);
  const [open, setOpen] = usePlaced<"edit" | "remove" | null>(`subject ${patient.person.key}`, null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon="person" off={off("edit")} onPress={() => setOpen("edit")}>
        {words.edit.open}
      </Button>
      <Button icon="off" off={off("remove")} onPress={() => setOpen("remove")}>
        {words.remove.open}
      </Button>
      {open === "edit" && <EditSubjectSheet patient={patient} place={place} onClose={close} />}
      {open === "remove" && <RemoveSubjectSheet patient={patient} place={place} onClose={close} />}
    </>
  );
}

/** Scheduling a visit, in place of Booking: a trial has no free times to choose from. */
export function ScheduleVisit({
  patient,
  place,
  may,
}: {
  patient: PatientView;
  place: TrialPlace;
  may: boolean;
}) {
  const words = useMessages(subjects);
  const off = useOff(patient, may);
  const [open, setOpen] = usePlaced(`subject.visit ${patient.person.key}`, false);
  return (
    <>
      <Button
        icon="calendar"
        off={off("schedule") ?? (patient.active ? null : words.schedule.out)}
        onPress={() => setOpen(true)}
      >
        {words.schedule.open}
      </Button>
      {open && <ScheduleVisitSheet patient={patient} place={place} onClose={() => setOpen(false)} />}
    </>
  );
}
