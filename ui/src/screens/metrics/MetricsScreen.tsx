import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TimeStack } from "../../charts/TimeStack";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { InBanner } from "../../frame/banner";
import { usePatientTitle } from "../../frame/documentTitle";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { MetricsView, PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { enterReading } from "../../messages/enterReading";
import { metrics } from "../../messages/metrics";
import { patientRanges } from "../../messages/patientRanges";
import { readingFiles } from "../../messages/readingFiles";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { PatientBand } from "../../parts/PatientBand/PatientBand";
import { Refusal } from "../../parts/Refusal";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { EnterSheet } from "./enter/EnterSheet";
import { GlucosePanel } from "./GlucosePanel";
import { ImportSheet } from "./import/ImportSheet";
import { ImportStrip } from "./import/ImportStrip";
import styles from "./MetricsScreen.module.css";
import { RangesSheet } from "./ranges/RangesSheet";
import { rangeables } from "./ranges/rangeable";
import { SubmitStrip } from "./submit/SubmitStrip";
import { useGraphs } from "./useGraphs";

const HOUR = 3_600_000;

/** One patient's readings, drawn over time, under the patient's own banner. */
export default function MetricsScreen() {
  const words = useMessages(metrics);
  const queries = useQueries();
  const { here, back } = useNavigation();
  const key = here.open.patient ?? "";
  const whose = useQuery({ ...queries.patient(key), enabled: key !== "" });
  const read = useQuery({ ...queries.metrics(key), enabled: key !== "" });
  const who = useQuery(queries.whoAmI()).data;
  // Banner and readings are of one record, or neither is shown.
  const patient = whose.data?.person.key === key ? whose.data : undefined;
  if (patient !== undefined && read.data !== undefined && who !== undefined)
    return <Readings key={key} patient={patient} view={read.data} roles={who.roles} />;
  const problem = whose.isError ? asProblem(whose.error) : read.isError ? asProblem(read.error) : null;
  return (
    <div className={styles.screen}>
      <Head
        title={words.title}
        tools={
          <Button keyCap="Esc" onPress={back}>
            {words.back}
          </Button>
        }
      />
      {problem === null ? (
        <LoadingBars waitsFor={words.loading} rows={5} />
      ) : problem.code === "notFound" ? (
        <ViewState icon="person" title={words.notFound.title}>
          {words.notFound.text}
        </ViewState>
      ) : problem.code === "denied" ? (
        <ViewState icon="lock" title={words.denied.title}>
          {words.denied.text}
        </ViewState>
      ) : (
        <ProblemState
          problem={problem}
          onRetry={() => {
            void whose.refetch();
            void read.refetch();
          }}
        />
      )}
    </div>
  );
}

function Readings({
  patient,
  view,
  roles,
}: {
  patient: PatientView;
  view: MetricsView;
  roles: readonly string[];
}) {
  const words = useMessages(metrics);
  const named = useMessages(charts).metrics;
  const entering = useMessages(enterReading);
  const ranging = useMessages(patientRanges);
  const [isEntering, setEntering] = useState(false);
  const [isRanging, setRanging] = useState(false);
  const importing = useMessages(readingFiles);
  const [isImporting, setImporting] = useState(false);
  const format = useFormat();
  const { back } = useNavigation();
  const key = patient.person.key ?? "";
  usePatientTitle(format.name(patient.person.name));
  const brought = useQuery(useQueries().readingImports(key));
  const { graphs, waiting, problem, retry, undrawn } = useGraphs(key, view);
  const now = useTick((at) => Math.floor(at / HOUR) * HOUR);
  const sensor = graphs.find(({ series }) => series.metric === "sensorGlucose");
  const count = view.metrics.reduce((sum, each) => sum + each.count, 0);
  return (
    <div className={styles.screen}>
      <InBanner>
        <PatientBand key={key} patient={patient} clinical={roles.includes("clinician")} />
      </InBanner>
      <div>
        <Head
          title={words.title}
          asOf={count === 0 ? undefined : words.asOf(count, view.metrics.length)}
          tools={
            <>
              <Button
                icon="plus"
                off={roles.includes("clinician") ? null : entering.denied}
                onPress={() => setEntering(true)}
              >
                {entering.open}
              </Button>
              <Button
                hasPopup="dialog"
                off={roles.includes("clinician") ? null : ranging.denied}
                onPress={() => setRanging(true)}
              >
                {ranging.open}
              </Button>
              <Button
                icon="inbox"
                hasPopup="dialog"
                off={
                  !roles.includes("clinician")
                    ? importing.denied
                    : brought.data === undefined
                      ? words.loading
                      : null
                }
                onPress={() => setImporting(true)}
              >
                {importing.open}
              </Button>
              <Button keyCap="Esc" onPress={back}>
                {words.back}
              </Button>
            </>
          }
        />
        {isEntering && <EnterSheet patient={patient} onClose={() => setEntering(false)} />}
        {isRanging && (
          <RangesSheet
            patient={patient}
            first={
              rangeables.find((each) => view.metrics.some(({ metric }) => metric === each)) ?? "bloodPressure"
            }
            onClose={() => setRanging(false)}
          />
        )}
        {isImporting && brought.data !== undefined && (
          <ImportSheet patient={patient} files={brought.data} onClose={() => setImporting(false)} />
        )}
        {brought.isError ? (
          <Refusal problem={asProblem(brought.error)} />
        ) : (
          <ImportStrip files={brought.data ?? []} onOpen={() => setImporting(true)} />
        )}
        <SubmitStrip key={key} patient={key} />
        {!view.zoneIsPatients && (
          <NoteBar tone="info" icon="clock" title={words.clinicZone.title}>
            {words.clinicZone.text}
          </NoteBar>
        )}
        {undrawn.map(({ metric, count }) => (
          <NoteBar key={metric} tone="warn" icon="unknown" title={words.undrawn.title(named[metric], count)}>
            {words.undrawn.text}
          </NoteBar>
        ))}
      </div>
      {problem !== null ? (
        <ProblemState problem={problem} onRetry={retry} />
      ) : waiting ? (
        <LoadingBars waitsFor={words.loading} rows={5} />
      ) : graphs.length === 0 ? (
        <ViewState icon="chart" title={words.empty.title}>
          {words.empty.text}
        </ViewState>
      ) : (
        <div className={sensor === undefined ? styles.alone : styles.beside}>
          <section className={styles.stack} aria-labelledby="over-time">
            <h2 id="over-time" className="heard">
              {words.overTime}
            </h2>
            <TimeStack graphs={graphs} zone={view.zone} now={now} />
          </section>
          {sensor !== undefined && <GlucosePanel patient={key} graph={sensor} zone={view.zone} now={now} />}
        </div>
      )}
    </div>
  );
}
