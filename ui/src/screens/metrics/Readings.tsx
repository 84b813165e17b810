import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ByClock } from "../../charts/ByClock";
import { TimeStack } from "../../charts/TimeStack";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { InBanner } from "../../frame/banner";
import { usePatientTitle } from "../../frame/documentTitle";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { MetricsView, PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { metrics } from "../../messages/metrics";
import { recordings as recorded } from "../../messages/recordings";
import { Button } from "../../parts/Button";
import { OpenUntil } from "../../parts/Emergency/OpenUntil";
import { useReads } from "../../parts/Emergency/useReads";
import { NoteBar } from "../../parts/NoteBar";
import { PatientBand } from "../../parts/PatientBand/PatientBand";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { EnterSheet } from "./enter/EnterSheet";
import { GlucosePanel } from "./GlucosePanel";
import { ImportSheet } from "./import/ImportSheet";
import { ImportStrip } from "./import/ImportStrip";
import styles from "./MetricsScreen.module.css";
import { type ReadingSheet, ReadingTools } from "./ReadingTools";
import { RangesSheet } from "./ranges/RangesSheet";
import { rangeables } from "./ranges/rangeable";
import { OpenRecording } from "./recordings/OpenRecording";
import { RecordingsList } from "./recordings/RecordingsList";
import { useLetGo } from "./recordings/useLetGo";
import { SubmitStrip } from "./submit/SubmitStrip";
import { UndrawnTables } from "./undrawn/UndrawnTables";
import { useGraphs } from "./useGraphs";

const HOUR = 3_600_000;

/** What of a patient's readings is shown. */
type Shown = "overTime" | "hours" | "recordings" | "undrawn";

/** A patient's readings under the patient's banner: over time, by hour, as recordings, and those that no graph shows. */
export function Readings({
  patient,
  view,
  roles,
}: {
  patient: PatientView;
  view: MetricsView;
  roles: readonly string[];
}) {
  const words = useMessages(metrics);
  const views = useMessages(recorded);
  const named = useMessages(charts).metrics;
  const [last, setLast] = useState<string | null>(null);
  const format = useFormat();
  const { here, go, back } = useNavigation();
  const key = patient.person.key ?? "";
  const { until } = useReads(key);
  const [sheet, setSheet] = usePlaced<ReadingSheet | null>(`metrics ${key}`, null);
  usePatientTitle(format.name(patient.person.name));
  const { graphs, waiting, problem, retry, undrawn } = useGraphs(key, view);
  const queries = useQueries();
  const listed = useQuery(queries.recordings(key));
  const files = useQuery(queries.readingImports(key));
  const all = listed.data?.patient === key ? listed.data.recordings : [];
  const now = useTick((at) => Math.floor(at / HOUR) * HOUR);
  const sensor = graphs.find(({ series }) => series.metric === "sensorGlucose");
  const heart = graphs.find(({ series }) => series.metric === "heartRate");
  const steps = graphs.filter(({ series }) => series.metric === "steps");
  const count = view.metrics.reduce((sum, each) => sum + each.count, 0);
  const lost = undrawn.reduce((sum, each) => sum + each.count, 0);

  // What is shown is a part of the place one is at; a step to another part is none to go back by.
  const at = (open: Readonly<Record<string, string>>) =>
    go("metrics", { open: { patient: key, ...open }, replace: true });
  const show = (to: Shown) => at(to === "overTime" ? {} : { show: to });
  const recording = here.open.recording ?? null;
  const letGo = useLetGo(recording);
  const { held } = views.opened;
  const options: { id: Shown; text: string }[] = [{ id: "overTime", text: views.views.overTime }];
  if (heart !== undefined || steps.length > 0) options.push({ id: "hours", text: views.views.hours });
  if (all.length > 0) options.push({ id: "recordings", text: views.views.recordings(all.length) });
  if (listed.isError) options.push({ id: "recordings", text: views.views.recordingsFailed });
  if (lost > 0) options.push({ id: "undrawn", text: views.views.undrawn(lost) });
  // Of whom there is an ECG and nothing else, that is shown.
  const onlyRecorded = !waiting && graphs.length === 0 && all.length > 0;
  const first: Shown = onlyRecorded ? "recordings" : "overTime";
  const shown = options.find(({ id }) => id === here.open.show)?.id ?? first;

  const banner = (
    <InBanner>
      <PatientBand key={key} patient={patient} clinical={roles.includes("clinician")} />
    </InBanner>
  );
  if (recording !== null)
    return (
      <div className={styles.recording}>
        {banner}
        <OpenUntil until={until} />
        <h1 className="heard">{words.title}</h1>
        {listed.isPending ? (
          <LoadingBars waitsFor={views.opened.loading} rows={5} />
        ) : listed.data === undefined ? (
          <ProblemState problem={asProblem(listed.error)} onRetry={() => void listed.refetch()} />
        ) : (
          <OpenRecording
            key={recording}
            patient={key}
            recording={recording}
            isListed={all.some(({ id }) => id === recording)}
            zone={view.zone}
            person={patient.person}
            saveOff={roles.includes("clinician") ? null : views.paper.denied}
            onClose={() => {
              setLast(recording);
              at({ show: "recordings" });
            }}
          />
        )}
      </div>
    );

  const close = () => setSheet(null);
  const body: Record<Shown, () => ReactNode> = {
    overTime: () =>
      problem !== null ? (
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
      ),
    hours: () => (
      <div className={styles.scrolling}>
        <h2 className="heard">{views.views.hours}</h2>
        <ByClock heart={heart} steps={steps} zone={view.zone} now={now} />
      </div>
    ),
    recordings: () =>
      listed.isError ? (
        <ProblemState problem={asProblem(listed.error)} onRetry={() => void listed.refetch()} />
      ) : (
        <RecordingsList
          all={all}
          zone={view.zone}
          last={last}
          onOpen={(id) => at({ show: "recordings", recording: id })}
        />
      ),
    undrawn: () => (
      <UndrawnTables patient={key} metrics={undrawn.map(({ metric }) => metric)} zone={view.zone} />
    ),
  };
  return (
    <div className={styles.screen}>
      {banner}
      <div>
        <Head
          title={words.title}
          asOf={count === 0 ? undefined : words.asOf(count, view.metrics.length)}
          tools={
            <>
              {options.length > 1 && (
                <Segments
                  label={views.views.label}
                  labelShown={false}
                  value={shown}
                  options={options}
                  onChange={show}
                />
              )}
              <ReadingTools roles={roles} filesRead={files.data !== undefined} onOpen={setSheet} />
              <Button keyCap="Esc" onPress={back}>
                {words.back}
              </Button>
            </>
          }
        />
        <OpenUntil until={until} />
        {sheet === "enter" && <EnterSheet patient={patient} onClose={close} />}
        {sheet === "ranges" && (
          <RangesSheet
            patient={patient}
            first={
              rangeables.find((each) => view.metrics.some(({ metric }) => metric === each)) ?? "bloodPressure"
            }
            onClose={close}
          />
        )}
        {sheet === "files" && files.data !== undefined && (
          <ImportSheet patient={patient} files={files.data} onClose={close} />
        )}
        {files.isError ? (
          <Refusal problem={asProblem(files.error)} />
        ) : (
          <ImportStrip files={files.data ?? []} onOpen={() => setSheet("files")} />
        )}
        <SubmitStrip key={key} patient={key} />
        {letGo !== null && (
          <NoteBar tone="bad" title={held.title} action={<Button onPress={letGo}>{held.act}</Button>}>
            {held.text}
          </NoteBar>
        )}
        {!view.zoneIsPatients && (
          <NoteBar tone="info" icon="clock" title={words.clinicZone.title}>
            {words.clinicZone.text}
          </NoteBar>
        )}
        {shown !== "undrawn" &&
          undrawn.map(({ metric, count }) => (
            <NoteBar
              key={metric}
              tone="warn"
              icon="unknown"
              title={words.undrawn.title(named[metric], count)}
              action={<Button onPress={() => show("undrawn")}>{views.undrawn.show}</Button>}
            >
              {words.undrawn.text}
            </NoteBar>
          ))}
      </div>
      {body[shown]()}
    </div>
  );
}
