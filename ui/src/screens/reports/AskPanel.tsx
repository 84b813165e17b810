import { parseDate } from "@internationalized/date";
import { type FormEvent, useState } from "react";
import { useFormat, useZone } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useKeptField, useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, ReportKind, ReportPreset } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { DateField } from "../../parts/DateField/DateField";
import { Panel } from "../../parts/Panel";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { SelectField } from "../../parts/SelectField";
import { TypedAgain } from "../../parts/TypedAgain";
import { VendorMark } from "../../parts/VendorMark";
import { type OrderEntry, OrderFields, orderErrors } from "./OrderFields";
import styles from "./Reports.module.css";

/**
 * Asks for a report: which kind, through which connection, and of which days. Visits are read; an encounter report is
 * ordered, which makes something at the vendor and can be taken back until it is sent.
 */
export function AskPanel({
  connections,
  presets,
  onClose,
}: {
  connections: readonly ConnectionView[];
  presets: readonly ReportPreset[];
  onClose: () => void;
}) {
  const words = useMessages(reports);
  const format = useFormat();
  const today = isoDay(Date.now(), useZone());
  const form = useTypedForm("report");
  const [kind, setKind] = useTyped<ReportKind>(form, "kind", "dump");
  const [connection, setConnection] = useTyped(form, "connection", connections[0]?.id ?? "");
  const [from, setFrom] = useTyped(form, "from", () => parseDate(today).subtract({ days: 30 }).toString());
  const [to, setTo] = useTyped(form, "to", today);
  const own = presets.filter((preset) => preset.connection === connection);
  const [blank] = useState<OrderEntry>({
    preset: own[0]?.id ?? "",
    id: "",
    name: "",
    make: true,
    password: "",
  });
  const [entry, setEntry] = useState(() => form.begin("entry", blank));
  // A password is typed again.
  useKeptField(form, "entry", blank, { ...entry, password: "" });
  const [checked, setChecked] = useState(false);
  const read = useAct("readReport");
  const order = useKept("orderReport", {
    what: words.ask.ordered(format.fhirDate(from), format.fhirDate(to)),
    onKept: onClose,
  });
  const busy = read.busy || order.busy;
  const problem = read.problem ?? order.problem;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const errors = checked ? orderErrors(entry, words.ask) : {};

  async function ask(): Promise<void> {
    if (busy || days < 1) return;
    if (kind === "dump") {
      if ((await read.run({ connection, from, to })).ok) onClose();
      return;
    }
    setChecked(true);
    if (Object.keys(orderErrors(entry, words.ask)).length > 0) return;
    await order.run({
      connection,
      from,
      to,
      preset: entry.preset === "" ? entry.id.trim() : entry.preset,
      presetName: entry.preset === "" ? entry.name.trim() : "",
      password: entry.make ? null : entry.password,
    });
  }

  return (
    <Panel
      label={words.ask.label}
      title={words.ask.title}
      onClose={onClose}
      foot={
        <Button
          variant="primary"
          size="large"
          wide
          busy={busy}
          off={days < 1 ? (words.ask.refusals.beforeFrom ?? null) : null}
          onPress={() => void ask()}
        >
          {kind === "dump" ? words.ask.submit : words.ask.order}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void ask();
        }}
        noValidate
      >
        <TypedAgain form={form} />
        <Segments
          label={words.ask.kind}
          value={kind}
          options={(["dump", "encounter"] as const).map((id) => ({ id, text: words.ask.kinds[id] }))}
          onChange={setKind}
          hint={words.ask[kind]}
        />
        <SelectField
          label={words.ask.connection}
          value={connection}
          options={connections.map((each) => ({
            id: each.id,
            text: each.name,
            mark: <VendorMark vendor={each.vendor} small />,
          }))}
          onChange={setConnection}
        />
        <DateField label={words.ask.from} value={from} today={today} onChange={setFrom} bare />
        <DateField label={words.ask.to} value={to} today={today} onChange={setTo} />
        <p role="status">{days < 1 ? words.ask.refusals.beforeFrom : words.ask.days(days)}</p>
        {kind === "encounter" && (
          <OrderFields presets={own} entry={entry} errors={errors} onChange={setEntry} />
        )}
        {problem !== null && <Refusal problem={problem} sentences={words.ask.refusals} />}
      </form>
    </Panel>
  );
}
