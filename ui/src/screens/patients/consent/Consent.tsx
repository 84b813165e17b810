import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "../../../frame/announcer";
import { useAct, useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { ConsentsView, Offer, PatientView } from "../../../host/types";
import { accounts } from "../../../messages/accounts";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { Refusal } from "../../../parts/Refusal";
import { useReasons } from "../../../parts/useReasons";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import documents from "../documents/Documents.module.css";
import page from "../PatientScreen.module.css";
import { Answers } from "./Answers";
import { AskSheet } from "./AskSheet";
import styles from "./Consent.module.css";
import { ForgetSheet } from "./ForgetSheet";
import { MetricTable } from "./MetricTable";
import { Waiting } from "./Waiting";

/** A patient's consent at CareMonitor, metric by metric, with the ways to ask for it, ask after it and forget it. */
export function Consent({ patient }: { patient: PatientView }) {
  const words = useMessages(consents);
  const { assumed } = useMessages(accounts);
  const queries = useQueries();
  const key = patient.person.key ?? "";
  const read = useQuery(queries.consents(key));
  // An answer about another record is dropped.
  const view = read.data?.patient === key ? read.data : undefined;
  return (
    <section aria-label={words.title}>
      <h2 className={page.title}>
        {words.title}
        <span className={styles.assumed}>
          <Icon name="assumed" /> {assumed.short}
        </span>
      </h2>
      {view !== undefined ? (
        <Read key={key} view={view} patient={patient} />
      ) : read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : (
        <LoadingBars waitsFor={words.loading} rows={2} />
      )}
    </section>
  );
}

function Read({ view, patient }: { view: ConsentsView; patient: PatientView }) {
  const words = useMessages(consents);
  const reasons = useReasons(patient.vendor);
  const check = useAct("checkConsent");
  const [open, setOpen] = useState<"ask" | "forget" | null>(null);
  const close = () => setOpen(null);
  const off = ({ offered, reason }: Offer) => (offered ? null : reasons[reason ?? "vendorLacks"]);

  async function askVendor(): Promise<void> {
    const done = await check.run(view.patient);
    if (done.ok) announce(words.checked);
  }

  return (
    <>
      <MetricTable of={view.metrics} />
      <div className={documents.block}>
        <p className={documents.hint}>{words.explains}</p>
        {view.question !== null ? (
          <Waiting patient={view.patient} question={view.question} />
        ) : (
          <Answers of={view.answers} />
        )}
        {check.problem !== null && <Refusal problem={check.problem} sentences={words.refusals} />}
        <div className={documents.acts}>
          <Button
            size="small"
            icon="external"
            hasPopup="dialog"
            off={off(view.ask)}
            onPress={() => setOpen("ask")}
          >
            {words.open}
          </Button>
          <Button
            size="small"
            icon="refresh"
            busy={check.busy}
            off={off(view.check)}
            onPress={() => void askVendor()}
          >
            {words.check}
          </Button>
          <Button
            size="small"
            icon="trash"
            hasPopup="dialog"
            off={off(view.forget)}
            onPress={() => setOpen("forget")}
          >
            {words.forget}
          </Button>
        </div>
        {view.ask.reason !== null && <p className={documents.hint}>{reasons[view.ask.reason]}</p>}
      </div>
      {open === "ask" && <AskSheet patient={patient} view={view} onClose={close} />}
      {open === "forget" && <ForgetSheet patient={patient} onClose={close} />}
    </>
  );
}
