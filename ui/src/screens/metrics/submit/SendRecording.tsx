import type { PatientKey, SubmissionRecord } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { submissions } from "../../../messages/submissions";
import { Button } from "../../../parts/Button";
import { useReasons } from "../../../parts/useReasons";

/**
 * The ways from the recording that is open to the records that the person has at CareMonitor, one for each; a person
 * without one sees nothing of it.
 */
export function SendRecording({
  records,
  onOpen,
}: {
  records: readonly SubmissionRecord[];
  onOpen: (record: PatientKey) => void;
}) {
  const words = useMessages(submissions).strip;
  const reasons = useReasons("careMonitor");
  return records.map(({ person, connectionName, metrics }) => {
    const offer = metrics.find(({ consent }) => consent.metric === "ecg")?.offer;
    return (
      <Button
        key={person.key}
        icon="outbox"
        hasPopup="dialog"
        off={offer?.offered === true ? null : reasons[offer?.reason ?? "vendorLacks"]}
        onPress={() => onOpen(person.key ?? "")}
      >
        {records.length === 1 ? words.recording : words.recordingTo(connectionName)}
      </Button>
    );
  });
}
