import { useState } from "react";
import type { ConsentMetric, SubmissionRecord } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { submissions } from "../../../messages/submissions";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { MetricChoice } from "./MetricChoice";
import { PickReadings } from "./PickReadings";
import styles from "./Submit.module.css";
import { SubmitIntents } from "./SubmitIntents";

/** What is looked at: the newest readings of a metric, or one recording. */
interface Picked {
  metric: ConsentMetric;
  recording: string | null;
}

/**
 * Sending readings to a record at CareMonitor: the metrics with what the patient granted, then the readings of one. From a
 * recording that is open it begins with that recording.
 */
export function SubmitSheet({
  record,
  recording = null,
  onClose,
}: {
  record: SubmissionRecord;
  recording?: string | null;
  onClose: () => void;
}) {
  const words = useMessages(submissions);
  const { metrics } = useMessages(consents);
  const [picked, setPicked] = useState<Picked | null>(
    recording === null ? null : { metric: "ecg", recording },
  );
  const title = picked === null ? words.title : words.pick.title(metrics[picked.metric]);
  return (
    <Sheet title={title} onClose={onClose} wide>
      <div className={styles.sheet}>
        <IdentityStrip person={record.person} />
        {picked === null ? (
          <>
            <MetricChoice of={record.metrics} onChoose={(metric) => setPicked({ metric, recording: null })} />
            <SubmitIntents of={record.intents} />
          </>
        ) : (
          <PickReadings record={record} {...picked} onBack={() => setPicked(null)} />
        )}
      </div>
    </Sheet>
  );
}
