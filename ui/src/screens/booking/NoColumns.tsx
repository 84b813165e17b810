import { useNavigation } from "../../frame/navigation";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { subjects } from "../../messages/subjects";
import { Button } from "../../parts/Button";
import { useConnectionAges } from "../../parts/ConnectionNotes";
import { NoteBar } from "../../parts/NoteBar";

/**
 * Why some accounts have no column on the day: ClinOne has no free times, Mia has no visits. A chosen subject of a trial
 * is booked on their own page.
 */
export function NoColumns({ patient }: { patient: PatientView | null }) {
  const words = useMessages(subjects);
  const { go } = useNavigation();
  const ages = useConnectionAges();
  const said = ages.flatMap(({ vendor, name }) =>
    vendor === "clinOne" || vendor === "mia" ? [words.noColumns[vendor](name)] : [],
  );
  if (said.length === 0) return null;
  const key = patient?.trial == null ? null : patient.person.key;
  return (
    <NoteBar
      tone="info"
      title={said[0]}
      action={
        key === null ? undefined : (
          <Button size="small" onPress={() => go("patient", { key })}>
            {words.schedule.open}
          </Button>
        )
      }
    >
      {said.slice(1).join(" ")}
    </NoteBar>
  );
}
