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

/** Sending readings to a record at CareMonitor: the metrics with what the patient granted, then the readings of one. */
export function SubmitSheet({ record, onClose }: { record: SubmissionRecord; onClose: () => void }) {
  const words = useMessages(submissions);
  const { metrics } = useMessages(consents);
  const [metric, setMetric] = useState<ConsentMetric | null>(null);
  const title = metric === null ? words.title : words.pick.title(metrics[metric]);
  return (
    <Sheet title={title} onClose={onClose} wide>
      <div className={styles.sheet}>
        <IdentityStrip person={record.person} />
        {metric === null ? (
          <>
            <MetricChoice of={record.metrics} onChoose={setMetric} />
            <SubmitIntents of={record.intents} />
          </>
        ) : (
          <PickReadings record={record} metric={metric} onBack={() => setMetric(null)} />
        )}
      </div>
    </Sheet>
  );
}
