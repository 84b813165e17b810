import { useQuery } from "@tanstack/react-query";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import type { ActKind } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { records } from "../../messages/records";
import { Button } from "../../parts/Button";
import { intentLook } from "../../parts/intentLook";
import { NoteBar } from "../../parts/NoteBar";

/** A change of this record that is on its way or was refused: what is shown below does not have it. */
export function RecordIntents({ patient }: { patient: string }) {
  const words = useMessages(records).waiting;
  const { intents, shortVendors } = useMessages(parts);
  const queries = useQueries();
  const { go } = useNavigation();
  const { data } = useQuery(queries.outbox());
  const all = data === undefined ? [] : [...data.needsPerson, ...data.underWay, ...data.refused];
  const changes: readonly ActKind[] = ["editPatient", "enrolSubject", "editSubject", "removeSubject"];
  const own = all.find((each) => changes.includes(each.act) && each.person.key === patient);
  if (own === undefined) return null;
  const { tone, icon } = intentLook(own.state);
  return (
    <NoteBar
      tone={tone}
      icon={icon}
      title={
        own.state === "rejected" ? words.refused(shortVendors[own.vendor]) : words.change(intents[own.state])
      }
      action={
        <Button size="small" onPress={() => go("outbox", { open: { intent: own.id } })}>
          {words.open}
        </Button>
      }
    />
  );
}
