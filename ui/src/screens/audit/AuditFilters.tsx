import { useEffect } from "react";
import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import type { PatientHit, PatientKey } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { PatientPicker } from "../../parts/PatientPicker/PatientPicker";
import { SelectField } from "../../parts/SelectField";
import styles from "./Audit.module.css";
import { type AuditGroup, actsOf } from "./auditGroups";
import type { AuditQuestion } from "./useAuditWindow";

/** How long typing must rest before the audit is asked. */
const REST = 250;
const HOURS = { day: 24, week: 7 * 24, month: 30 * 24, all: null } as const;

/** Which stretch of time is asked for. */
export type AuditSpan = keyof typeof HOURS;

/** From when on, counted from the moment at which it was chosen: a question must not change with every second. */
export function since(span: AuditSpan, now: number): string | null {
  const hours = HOURS[span];
  return hours === null ? null : new Date(now - hours * 3_600_000).toISOString();
}

/** What is looked for: whom it concerned, who did it, what, and when. */
export function AuditFilters({
  question,
  onAsk,
}: {
  question: AuditQuestion;
  onAsk: (part: Partial<AuditQuestion>) => void;
}) {
  const words = useMessages(area).filters;
  const all = useMessages(area);
  const format = useFormat();
  const { go } = useNavigation();
  const [typed, setTyped] = usePlaced("audit.person", question.person ?? "");
  const [span, setSpan] = usePlaced<AuditSpan>("audit.span", "month");
  const [group, setGroup] = usePlaced<AuditGroup | "all">("audit.group", "all");
  const [patient, setPatient] = usePlaced<PatientHit | null>("audit.patient", null);
  useEffect(() => {
    const wanted = typed.trim() === "" ? null : typed.trim();
    if (wanted === question.person) return;
    const timer = setTimeout(() => onAsk({ person: wanted }), REST);
    return () => clearTimeout(timer);
  }, [typed, question.person, onAsk]);

  function pick(key: PatientKey | null, hit: PatientHit | null): void {
    setPatient(hit);
    onAsk({ patient: key });
  }

  return (
    <search className={styles.filters} aria-label={words.label}>
      <SelectField
        label={words.time}
        value={span}
        options={(Object.keys(HOURS) as AuditSpan[]).map((id) => ({ id, text: all.times[id] }))}
        onChange={(next) => {
          setSpan(next);
          onAsk({ from: since(next, Date.now()) });
        }}
      />
      <SelectField
        label={words.kind}
        value={group}
        options={(["all", "reads", "leaves", "writes", "people", "sets"] as const).map((id) => ({
          id,
          text: all.groups[id],
        }))}
        onChange={(next) => {
          setGroup(next);
          onAsk({ actions: next === "all" ? [] : actsOf(next) });
        }}
      />
      <Field label={words.person} value={typed} hint={words.personHint} maxLength={200} onChange={setTyped} />
      {patient === null ? (
        <PatientPicker label={words.patient} onPick={pick} onOpenByNumber={() => go("patients")} />
      ) : (
        <div className={styles.chosen}>
          <span>{words.onlyPatient(format.name(patient.person.name))}</span>
          <Button icon="cross" onPress={() => pick(null, null)}>
            {words.everybody}
          </Button>
        </div>
      )}
    </search>
  );
}
