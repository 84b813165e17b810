import { useQuery } from "@tanstack/react-query";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { Button } from "../../../parts/Button";
import { useReads } from "../../../parts/Emergency/useReads";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import page from "../PatientScreen.module.css";
import styles from "./Documents.module.css";
import { FillSheet } from "./FillSheet";
import { SentRow } from "./SentRow";

/**
 * The documents of questions and answers that this clinic sent about a patient, and another form to fill in; beside a
 * record that is linked to it, what was sent alone.
 */
export function PatientDocuments({
  patient,
  account = null,
}: {
  patient: PatientView;
  /** The account's name, where the page is another record's. */
  account?: string | null;
}) {
  const words = useMessages(area);
  const queries = useQueries();
  const key = patient.person.key ?? "";
  const read = useQuery(queries.patientDocuments(key));
  const forms = useQuery(queries.forms());
  const who = useQuery(queries.whoAmI()).data;
  const [filling, setFilling] = usePlaced(`fill ${key}`, false);
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const { reads } = useReads(key);
  const { data } = read;
  const off = !may
    ? words.denied
    : data === undefined || forms.data === undefined
      ? words.loading
      : data.off !== null
        ? (words.off[data.off] ?? data.off)
        : forms.data.length === 0
          ? words.noForms
          : null;
  const title = account === null ? words.title : words.linked(account);
  return (
    <section aria-label={title}>
      <h2 className={page.title}>{title}</h2>
      <div className={styles.block}>
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : data === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={1} />
        ) : (
          <>
            {data.sent.length > 0 && (
              <ul className={styles.list}>
                {data.sent.map((document) => (
                  <SentRow key={document.intent} document={document} reads={reads === true} />
                ))}
              </ul>
            )}
            <p className={styles.hint}>{data.sent.length === 0 ? words.none : words.sentHere}</p>
          </>
        )}
        {account === null && (
          <>
            <Button size="small" icon="pen" off={off} onPress={() => setFilling(true)}>
              {words.fill}
            </Button>
            {off !== null && data !== undefined && <p className={styles.hint}>{off}</p>}
          </>
        )}
      </div>
      {filling && forms.data !== undefined && (
        <FillSheet patient={patient} forms={forms.data} onClose={() => setFilling(false)} />
      )}
    </section>
  );
}
