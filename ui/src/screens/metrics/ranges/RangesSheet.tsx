import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../format/useFormat";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView, RangesView, ReadingPart } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { patientRanges } from "../../../messages/patientRanges";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Segments } from "../../../parts/Segments";
import { SelectField } from "../../../parts/SelectField";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { InForce } from "./InForce";
import { PastRanges } from "./PastRanges";
import { RangeForm } from "./RangeForm";
import styles from "./Ranges.module.css";
import { RemoveForm } from "./RemoveForm";
import { partsOf, type Rangeable, rangeables } from "./rangeable";

/** The ranges of one patient, metric by metric: what is in force, setting another, removing it, and what was before. */
export function RangesSheet({
  patient,
  first,
  onClose,
}: {
  patient: PatientView;
  /** The metric that is shown first: one of which there are readings. */
  first: Rangeable;
  onClose: () => void;
}) {
  const words = useMessages(patientRanges);
  const format = useFormat();
  const queries = useQueries();
  const read = useQuery(queries.ranges(patient.person.key ?? ""));
  return (
    <Sheet title={words.title(format.name(patient.person.name))} onClose={onClose}>
      <div className={styles.form}>
        <IdentityStrip person={patient.person} />
        {read.data !== undefined ? (
          <Chosen patient={patient} view={read.data} first={first} onClose={onClose} />
        ) : read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : (
          <LoadingBars waitsFor={words.loading} rows={3} />
        )}
      </div>
    </Sheet>
  );
}

function Chosen({
  patient,
  view,
  first,
  onClose,
}: {
  patient: PatientView;
  view: RangesView;
  first: Rangeable;
  onClose: () => void;
}) {
  const words = useMessages(patientRanges);
  const named = useMessages(charts).metrics;
  const [metric, setMetric] = usePlaced<Rangeable>(`range.metric ${patient.person.key}`, first);
  const [part, setPart] = usePlaced<ReadingPart>(
    `range.part ${patient.person.key}`,
    partsOf(first)[0] ?? "whole",
  );
  const [removing, setRemoving] = usePlaced<string | null>(`range.removing ${patient.person.key}`, null);
  const parts = partsOf(metric);
  const here = (range: { metric: string; part: string }) => range.metric === metric && range.part === part;
  const ranges = view.ranges.filter(here);
  const removed = ranges.find(({ id }) => id === removing);
  return (
    <>
      <p className={styles.text}>{words.means(view.tooOldHours, view.days)}</p>
      <div className={styles.choice}>
        <SelectField<Rangeable>
          label={words.metric}
          value={metric}
          options={rangeables.map((id) => ({ id, text: named[id] }))}
          onChange={(next) => {
            setMetric(next);
            setPart(partsOf(next)[0] ?? "whole");
            setRemoving(null);
          }}
        />
        {parts.length > 1 && (
          <Segments<ReadingPart>
            label={words.part}
            value={part}
            options={parts.map((id) => ({ id, text: words.parts[id] }))}
            onChange={(next) => {
              setPart(next);
              setRemoving(null);
            }}
          />
        )}
      </div>
      <InForce ranges={ranges} metric={metric} hours={view.tooOldHours} onRemove={setRemoving} />
      {removed === undefined ? (
        <RangeForm
          // A form is of one metric, one part and what was in force when it began.
          key={`${metric} ${part} ${ranges.map(({ id }) => id).join()}`}
          patient={patient}
          metric={metric}
          part={part}
          ranges={ranges}
          onClose={onClose}
        />
      ) : (
        <RemoveForm
          key={removed.id}
          patient={patient}
          range={removed}
          metric={metric}
          onBack={() => setRemoving(null)}
        />
      )}
      <PastRanges ranges={view.past.filter(here)} metric={metric} />
    </>
  );
}
