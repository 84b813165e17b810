import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView, RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { recordDocuments as area } from "../../../messages/recordDocuments";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import page from "../PatientScreen.module.css";
import { PatientDocuments } from "./PatientDocuments";
import { RecordDocuments } from "./RecordDocuments";

/** The documents of the person's records at other accounts, as far as people linked them. Each says whose it is. */
export function LinkedDocuments({ patient }: { patient: PatientView }) {
  const queries = useQueries();
  // The section of the records says so when the links cannot be read.
  const links = useQuery(queries.patientLinks(patient.person.key ?? "")).data;
  const here = links?.linked.filter(({ record }) => record.readAt !== null) ?? [];
  return here.map(({ record }) => <OfRecord key={record.person.key} record={record} />);
}

function OfRecord({ record }: { record: RecordSide }) {
  const words = useMessages(area);
  const queries = useQueries();
  const { connectionName: account } = record;
  const read = useQuery(queries.patient(record.person.key ?? ""));
  if (read.data !== undefined) {
    if (read.data.vendor === "carium") return <RecordDocuments patient={read.data} account={account} />;
    // Others have neither a list of documents nor a way to send one.
    return read.data.vendor === "solo" ? <PatientDocuments patient={read.data} account={account} /> : null;
  }
  return (
    <section aria-label={words.linked(account)}>
      <h2 className={page.title}>{words.linked(account)}</h2>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : (
        <LoadingBars waitsFor={words.preview.loading} rows={1} />
      )}
    </section>
  );
}
