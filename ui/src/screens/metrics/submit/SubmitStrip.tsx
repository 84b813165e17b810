import { useState } from "react";
import type { PatientKey, SubmissionRecord } from "../../../host/types";
import { accounts } from "../../../messages/accounts";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { submissions } from "../../../messages/submissions";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { Refusal } from "../../../parts/Refusal";
import { VendorMark } from "../../../parts/VendorMark";
import styles from "./Submit.module.css";
import { SubmitSheet } from "./SubmitSheet";
import { useSubmissionRecords } from "./useSubmissionRecords";

/**
 * What of a patient's readings may be sent to CareMonitor, in one line above the graphs, for each record that the person
 * has there; a person without one sees nothing of it.
 */
export function SubmitStrip({ patient }: { patient: PatientKey }) {
  const { records, problem } = useSubmissionRecords(patient);
  if (problem !== null) return <Refusal problem={problem} />;
  return records?.map((record) => <Strip key={record.person.key} record={record} />);
}

function Strip({ record }: { record: SubmissionRecord }) {
  const words = useMessages(submissions);
  const { metrics } = useMessages(consents);
  const { assumed } = useMessages(accounts);
  const [open, setOpen] = useState(false);
  const granted = record.metrics.filter(({ consent }) => consent.standing === "granted");
  const undecided = record.intents.filter(({ state }) => state === "needsPerson").length;
  return (
    <section className={styles.strip} aria-label={words.title}>
      <VendorMark vendor="careMonitor" small />
      <div className={styles.told}>
        <b>{words.title}</b> <span className={styles.account}>{record.connectionName}</span>{" "}
        <span className={styles.assumed}>
          <Icon name="assumed" /> {assumed.short}
        </span>
        <span className={styles.line}>
          {granted.length === 0
            ? words.strip.none
            : words.strip.granted(granted.map(({ consent }) => metrics[consent.metric]).join(", "))}
        </span>
        {undecided > 0 && (
          <span className={styles.undecided}>
            <Icon name="unknown" /> {words.strip.undecided(undecided)}
          </span>
        )}
      </div>
      <Button size="small" icon="outbox" hasPopup="dialog" onPress={() => setOpen(true)}>
        {words.strip.open}
      </Button>
      {open && <SubmitSheet record={record} onClose={() => setOpen(false)} />}
    </section>
  );
}
