import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTick } from "../../format/ticker";
import { timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import { useQueries } from "../../host/HostContext";
import type { CareConnection, ConsultReason, ConsultType } from "../../host/types";
import { useMessages } from "../../messages/area";
import { assistance as area } from "../../messages/assistance";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { NoteBar } from "../../parts/NoteBar";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { TimeField } from "../../parts/TimeField/TimeField";
import { TypedAgain } from "../../parts/TypedAgain";
import { useGuarded } from "../visit/useGuarded";
import styles from "./Assistance.module.css";
import { bornOf, type ConsultText, emptyConsult, missingTexts, personOf, toldAt } from "./consult";

/**
 * Asking for a consult (Perfect Answer), in the order in which it is told on the telephone: kind and reason, the patient,
 * the request. Birth date and number are read back before it is sent, since the vendor makes a patient from them.
 */
export function ConsultForm({ connection, denied }: { connection: CareConnection; denied: string | null }) {
  const words = useMessages(area);
  const own = words.consult;
  const { check } = useMessages(parts);
  const format = useFormat();
  const form = useTypedForm("consult", connection.id, { whole: true });
  const [kind, setKind] = useTyped<ConsultType>(form, "kind", "new");
  const [reason, setReason] = useTyped<ConsultReason | "none">(form, "reason", "none");
  const [typed, setTyped] = useTyped(form, "typed", emptyConsult);
  const [center, setCenter] = useTyped(form, "center", "");
  const [physician, setPhysician] = useTyped(form, "physician", "");
  const [tried, setTried] = useState(false);
  const today = useTick((now) => isoDay(now, connection.zone));
  const now = useTick((at) => timeOf(new Date(at).toISOString(), connection.zone, format.language));
  const born = bornOf(typed.born, today);
  const person = personOf(typed, born.day);
  const guard = useGuarded(`${typed.mrn} ${born.day} ${typed.lastName} ${typed.firstName}`, "consult");
  const missing = missingTexts(typed);
  const queries = useQueries();
  const toldWhen = (time: string) => ({
    ...queries.wallTime(today, time, connection.zone),
    enabled: time !== "",
  });
  const centerAt = toldAt(center, useQuery(toldWhen(center)).data);
  const physicianAt = toldAt(physician, useQuery(toldWhen(physician)).data);
  const wrong =
    reason === "none" ||
    missing.length > 0 ||
    born.day === null ||
    centerAt === "wrong" ||
    physicianAt === "wrong";
  const what = own.act(person === null ? "…" : format.name(person.name));
  const ask = useKept("askForConsult", { what, onKept: empty });
  const off =
    denied ??
    (tried && reason === "none" ? own.noReason : null) ??
    (person !== null && guard.checked === null ? check.title.send : null);

  function type(field: ConsultText, text: string): void {
    setTyped((before) => ({ ...before, [field]: text }));
    // What was read back was something else.
    guard.clear();
    ask.reset();
  }

  /** For the next patient of the same place. */
  function empty(): void {
    setTyped((before) => ({ ...emptyConsult, location: before.location }));
    setReason("none");
    setTried(false);
    form.sent();
    guard.clear();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (wrong || born.day === null || guard.checked === null || ask.busy || denied !== null) return;
    const filled = (text: string) => (text.trim() === "" ? null : text);
    await ask.run({
      connection: connection.id,
      firstName: typed.firstName,
      lastName: typed.lastName,
      birthDate: born.day,
      mrn: typed.mrn.trim(),
      locationId: typed.location,
      requestingProvider: typed.provider,
      callbackNumber: filled(typed.callback),
      patientLocation: filled(typed.where),
      caller: filled(typed.caller),
      callCenterNotified: centerAt === "wrong" ? null : centerAt,
      physicianNotified: physicianAt === "wrong" ? null : physicianAt,
      consultType: kind,
      reason,
      checked: guard.checked,
    });
  }

  const text = (field: ConsultText, label: string, required: boolean, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      value={typed[field]}
      required={required}
      maxLength={200}
      error={tried && missing.includes(field) ? own.empty : null}
      onChange={(value) => type(field, value)}
    />
  );

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      <TypedAgain form={form} />
      <p>{own.explain}</p>
      <NoteBar tone="info" boxed title={own.day}>
        {own.late}
      </NoteBar>
      <div className={styles.pair}>
        <Segments<ConsultType>
          label={own.kind}
          value={kind}
          options={(["new", "update"] as const).map((id) => ({ id, text: own.kinds[id] }))}
          onChange={setKind}
        />
        <Segments<ConsultReason | "none">
          label={own.reason}
          value={reason}
          options={(["stroke", "eegStat", "eegRoutine"] as const).map((id) => ({
            id,
            text: own.reasons[id],
          }))}
          onChange={setReason}
        />
      </div>
      <h2 className={styles.title}>{own.patient}</h2>
      <div className={styles.pair}>
        {text("lastName", own.lastName, true)}
        {text("firstName", own.firstName, true)}
        <Field
          label={own.born}
          hint={born.day === null ? own.bornHint : format.longFhirDate(born.day)}
          value={typed.born}
          required
          error={
            born.trouble === "ask"
              ? own.bornAsk
              : born.trouble === "future"
                ? own.bornFuture
                : tried && born.day === null
                  ? own.bornWrong
                  : null
          }
          onChange={(value) => type("born", value)}
        />
        {text("mrn", own.mrn, true)}
      </div>
      <h2 className={styles.title}>{own.request}</h2>
      <div className={styles.pair}>
        {text("location", own.location, true, own.locationHint)}
        {text("provider", own.provider, true)}
        {text("callback", own.callback, false)}
        {text("where", own.where, false)}
        {text("caller", own.caller, false)}
        <span />
        <TimeField
          label={own.center}
          value={center}
          now={now}
          onChange={setCenter}
          error={centerAt === "wrong" ? own.badTime : null}
        />
        <TimeField
          label={own.physician}
          value={physician}
          now={now}
          onChange={setPhysician}
          error={physicianAt === "wrong" ? own.badTime : null}
        />
      </div>
      <p className={styles.hint}>{own.timesZone(connection.zone)}</p>
      {ask.problem !== null && <Refusal problem={ask.problem} sentences={words.refusals} />}
      {person !== null && (
        <>
          <IdentityStrip person={person} />
          <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        </>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="large" busy={ask.busy} off={off}>
          {what}
        </Button>
      </div>
    </form>
  );
}
