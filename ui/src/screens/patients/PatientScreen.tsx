import { useQuery } from "@tanstack/react-query";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { InBanner } from "../../frame/banner";
import { usePatientTitle } from "../../frame/documentTitle";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { usePlaced } from "../../frame/typing";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { atCarium } from "../../messages/atCarium";
import { metrics } from "../../messages/metrics";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { records } from "../../messages/records";
import { subjects } from "../../messages/subjects";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { OpenUntil } from "../../parts/Emergency/OpenUntil";
import { useReads } from "../../parts/Emergency/useReads";
import { Gate } from "../../parts/Gate";
import { NoteBar } from "../../parts/NoteBar";
import { PatientBand } from "../../parts/PatientBand/PatientBand";
import { Refusal } from "../../parts/Refusal";
import { connectionOf } from "../booking/address";
import { Consent } from "./consent/Consent";
import { LinkedDocuments } from "./documents/LinkedDocuments";
import { PatientDocuments } from "./documents/PatientDocuments";
import { RecordDocuments } from "./documents/RecordDocuments";
import { Episodes } from "./episodes/Episodes";
import { InviteSheet } from "./InviteSheet";
import { KnownVisits } from "./KnownVisits";
import { PatientRecords } from "./links/PatientRecords";
import { NotAvailable } from "./NotAvailable";
import { Numbers } from "./Numbers";
import styles from "./PatientScreen.module.css";
import { ReadAgain } from "./ReadAgain";
import { RecordIntents } from "./RecordIntents";
import { StudyPlace } from "./subjects/StudyPlace";
import { ScheduleVisit, SubjectActs } from "./subjects/SubjectActs";

/** One patient: the banner, every number of the record, the visits known here, and what is not available and why. */
export default function PatientScreen() {
  const words = useMessages(patients).page;
  const { title } = useMessages(patients);
  const queries = useQueries();
  const { here, go } = useNavigation();
  const { key } = here;
  const read = useQuery({ ...queries.patient(key ?? ""), enabled: key !== null });
  const who = useQuery(queries.whoAmI()).data;
  // Banner, title and content change together; an answer about another record is dropped.
  const patient = read.data?.person.key === key ? read.data : undefined;
  if (patient !== undefined && who !== undefined)
    return <Record key={key} patient={patient} roles={who.roles} />;
  const problem = read.isError ? asProblem(read.error) : null;
  return (
    <div className={styles.screen}>
      <Head title={title} tools={<Button onPress={() => go("patients")}>{words.back}</Button>} />
      <Gate
        problem={problem}
        waitsFor={words.loading}
        notFound={{
          icon: "person",
          ...words.notFound,
          actions: <Button onPress={() => go("patients")}>{words.back}</Button>,
        }}
        denied={words.denied}
        onRetry={() => void read.refetch()}
      />
    </div>
  );
}

function Record({ patient, roles }: { patient: PatientView; roles: readonly string[] }) {
  const words = useMessages(patients).page;
  const { edit: record, page } = useMessages(records);
  const { inactive, unknownNow } = page;
  const { invite } = useMessages(atCarium);
  const { shortVendors } = useMessages(parts);
  const { out } = useMessages(subjects).place;
  const metricWords = useMessages(metrics);
  const again = useAct("lookUpPatient");
  const format = useFormat();
  const { go } = useNavigation();
  const { person, trial } = patient;
  const key = person.key ?? "";
  const { until } = useReads(key);
  usePatientTitle(format.name(person.name));
  const age = useTick((now) => (patient.readAt === null ? null : format.ageOfData(patient.readAt, now)));
  const mayBook = roles.includes("frontDesk") || roles.includes("clinician");
  const [inviting, setInviting] = usePlaced(`invite ${key}`, false);
  const toMetrics = () => go("metrics", { open: { patient: key } });
  useShortcuts([{ keys: "Alt 3", does: metricWords.open, run: toMetrics }]);
  const off = person.deceased ? words.bookReason.deceased : mayBook ? null : words.bookReason.role;
  return (
    <div className={styles.screen}>
      <InBanner>
        <PatientBand
          key={key}
          patient={patient}
          clinical={roles.includes("clinician")}
          actions={
            trial === null ? (
              <Button icon="calendar" off={off} onPress={() => go("booking", { open: { patient: key } })}>
                {words.book}
              </Button>
            ) : (
              <ScheduleVisit patient={patient} place={trial} may={mayBook} />
            )
          }
        />
      </InBanner>
      <div>
        <Head
          title={words.visits}
          asOf={age === null ? words.neverRead : words.read(age)}
          tools={
            <>
              <ReadAgain again={again} identifiers={patient.identifiers} connection={connectionOf(key)} />
              {trial === null ? (
                <Button
                  icon="person"
                  off={mayBook ? null : record.denied.title}
                  onPress={() => go("editPatient", { open: { patient: key } })}
                >
                  {record.open}
                </Button>
              ) : (
                <SubjectActs patient={patient} place={trial} may={mayBook} />
              )}
              {patient.vendor === "carium" && (
                <Button
                  icon="external"
                  off={mayBook ? null : invite.denied}
                  onPress={() => setInviting(true)}
                >
                  {invite.open}
                </Button>
              )}
              <Button icon="chart" keyCap="Alt 3" onPress={toMetrics}>
                {metricWords.open}
              </Button>
              <Button keyCap="Esc" onPress={() => go("patients")}>
                {words.back}
              </Button>
            </>
          }
        />
        <OpenUntil until={until} />
        {person.deceased && (
          <NoteBar tone="info" icon="lock" title={words.deceased.title}>
            {words.deceased.text}
          </NoteBar>
        )}
        {again.problem !== null && (
          <Refusal problem={again.problem} sentences={{ vendorNotFound: unknownNow }} />
        )}
        {!patient.active && (
          <NoteBar
            tone="warn"
            icon="off"
            title={trial === null ? inactive.title(shortVendors[patient.vendor]) : out.title}
          >
            {trial === null ? inactive.text : out.text}
          </NoteBar>
        )}
        <RecordIntents patient={key} />
        <ConnectionNotes
          of={connectionOf(key)}
          words={{
            offline: words.offlineTitle,
            offlineText: words.offlineText,
            silent: words.staleTitle,
            silentText: words.staleText,
            refused: words.refusedTitle,
            refusedText: words.refusedText,
          }}
        />
      </div>
      {inviting && <InviteSheet patient={patient} onClose={() => setInviting(false)} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <KnownVisits
            visits={patient.visits}
            vendor={patient.vendor}
            onOpen={(visit) => go("board", { open: { visit } })}
          />
          {patient.vendor === "careMonitor" && <Consent patient={patient} />}
          {patient.vendor === "carium" && <RecordDocuments patient={patient} />}
          <LinkedDocuments patient={patient} />
        </div>
        <aside className={styles.side} aria-label={words.identifiers}>
          {trial !== null && <StudyPlace place={trial} />}
          <Numbers patient={patient} />
          <PatientRecords patient={patient} />
          {patient.vendor === "solo" && (
            <>
              <Episodes patient={patient} />
              <PatientDocuments patient={patient} />
            </>
          )}
          <NotAvailable clinical={roles.includes("clinician")} vendor={patient.vendor} />
        </aside>
      </div>
    </div>
  );
}
