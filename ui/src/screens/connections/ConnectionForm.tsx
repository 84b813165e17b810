import { type FormEvent, useRef, useState } from "react";
import { announce } from "../../frame/announcer";
import { useKeptField, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, TestReport, Vendor } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { TypedAgain } from "../../parts/TypedAgain";
import { ZoneField } from "../../parts/ZoneField";
import { AccountFields } from "./AccountFields";
import { assumedVendors } from "./accountTable";
import styles from "./ConnectionForm.module.css";
import {
  type ConnectionEntry,
  connectionEntry,
  connectionInput,
  type EntryField,
  entryErrors,
  sameRecipient,
} from "./connectionEntry";
import { TestSteps } from "./TestSteps";

/**
 * A new connection at one of the vendors, or a change of one. What is entered is tried before it is kept; a failed test does not lock
 * anybody out, but saving is then a second, knowing step. Secrets go in and are never shown again.
 */
export function ConnectionForm({
  vendor,
  connection = null,
  onSaved,
  onCancel,
}: {
  /** Whose account it is; that of a kept connection never changes. */
  vendor: Vendor;
  /** The connection to change; a new one when absent. */
  connection?: ConnectionView | null;
  onSaved: (connection: string) => void;
  onCancel?: () => void;
}) {
  const words = useMessages(connections);
  const form = words.form;
  const account = useMessages(accounts);
  const typed = useTypedForm("connection", connection?.id ?? vendor);
  const [blank] = useState(() => connectionEntry(vendor, connection));
  const [entry, setEntry] = useState<ConnectionEntry>(() => typed.begin("entry", blank));
  // Secrets are typed again, and one that is to be removed is chosen again.
  useKeptField(typed, "entry", blank, { ...entry, secrets: {}, dropped: [] });
  const [errors, setErrors] = useState<Partial<Record<EntryField, string>>>({});
  const [report, setReport] = useState<TestReport | null>(null);
  const test = useAct("testConnection");
  const save = useAct("saveConnection");
  const element = useRef<HTMLFormElement>(null);
  const busy = test.busy || save.busy;
  const problem = save.problem ?? test.problem;

  function set(part: Partial<ConnectionEntry>): void {
    setEntry({ ...entry, ...part });
    setErrors({});
    setReport(null);
    test.reset();
    save.reset();
  }

  function isWhole(): boolean {
    const found = entryErrors(entry, connection, form.errors);
    setErrors(found);
    const first = Object.values(found)[0];
    if (first === undefined) return true;
    announce(first, "assertive");
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    return false;
  }

  async function runTest(): Promise<TestReport | null> {
    const outcome = await test.run(connectionInput(entry, connection));
    setReport(outcome.ok ? outcome.value : null);
    return outcome.ok ? outcome.value : null;
  }

  async function keep(): Promise<void> {
    const outcome = await save.run(connectionInput(entry, connection));
    if (outcome.ok) {
      // Whoever has gone on to another form meanwhile stays there.
      if (element.current !== null) onSaved(outcome.value);
      return;
    }
    const { field, what } = outcome.problem;
    const sentence = words.refusals[what];
    if (field !== null && sentence !== undefined) setErrors({ [field]: sentence });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || !isWhole()) return;
    const passed = report?.passed === true || (await runTest())?.passed === true;
    if (passed) await keep();
  }

  const elsewhere = connection !== null && !sameRecipient(entry, connection);
  return (
    <form className={styles.form} ref={element} onSubmit={(event) => void submit(event)} noValidate>
      {(connection !== null || onCancel !== undefined) && (
        <h2 className={styles.title}>
          {connection === null ? account.vendors[vendor].title : form.editTitle(connection.name)}
        </h2>
      )}
      <TypedAgain form={typed} />
      <p className={styles.intro}>{form.intro}</p>
      {assumedVendors.includes(vendor) && (
        <NoteBar tone="unsure" icon="assumed" boxed title={account.assumed.title}>
          {account.assumed.text}
        </NoteBar>
      )}
      <Field
        label={form.name}
        hint={form.nameHint}
        value={entry.name}
        required
        autoFocus
        maxLength={80}
        error={errors.name ?? null}
        onChange={(name) => set({ name })}
      />
      <Field
        label={form.issuer}
        hint={form.issuerHint}
        value={entry.issuer}
        required
        maxLength={80}
        error={errors.issuer ?? null}
        onChange={(issuer) => set({ issuer })}
      />
      <Field
        label={form.baseUrl}
        hint={elsewhere ? form.elsewhere : account.vendors[vendor].baseUrlHint}
        value={entry.baseUrl}
        required
        mono
        inputMode="url"
        error={errors.baseUrl ?? null}
        onChange={(baseUrl) => set({ baseUrl })}
      />
      <AccountFields entry={entry} connection={connection} errors={errors} onChange={set} />
      <ZoneField
        label={form.zone}
        hint={form.zoneHint}
        value={entry.zone}
        noMatch={form.errors.zone}
        error={errors.zone ?? null}
        onChange={(zone) => set({ zone })}
      />
      {report !== null && <TestSteps report={report} />}
      {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
      {report !== null && !report.passed && (
        <NoteBar
          tone="warn"
          boxed
          title=""
          action={
            <Button busy={save.busy} onPress={() => void keep()}>
              {form.saveUntested}
            </Button>
          }
        >
          {form.untested}
        </NoteBar>
      )}
      <div className={styles.acts}>
        <Button
          type="submit"
          variant="primary"
          size="large"
          off={busy ? (test.busy ? words.test.running : form.saving) : null}
        >
          {test.busy ? words.test.running : save.busy ? form.saving : form.save}
        </Button>
        <Button
          size="large"
          icon="refresh"
          off={busy ? words.test.running : null}
          onPress={() => {
            if (isWhole()) void runTest();
          }}
        >
          {form.test}
        </Button>
        {onCancel !== undefined && (
          <Button size="large" onPress={onCancel}>
            {form.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
