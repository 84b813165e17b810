import { parseDate } from "@internationalized/date";
import { type FormEvent, useState } from "react";
import { useZone } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { DateField } from "../../parts/DateField/DateField";
import { Panel } from "../../parts/Panel";
import { Refusal } from "../../parts/Refusal";
import { SelectField } from "../../parts/SelectField";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./Reports.module.css";

/** Asks for a report: through which connection, and of which days. */
export function AskPanel({
  connections,
  onClose,
}: {
  connections: readonly ConnectionView[];
  onClose: () => void;
}) {
  const words = useMessages(reports);
  const zone = useZone();
  const today = isoDay(Date.now(), zone);
  const [connection, setConnection] = useState(connections[0]?.id ?? "");
  const [from, setFrom] = useState(() => parseDate(today).subtract({ days: 30 }).toString());
  const [to, setTo] = useState(today);
  const act = useAct("readReport");
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

  async function ask(): Promise<void> {
    if (act.busy || days < 1) return;
    if ((await act.run({ connection, from, to })).ok) onClose();
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
          busy={act.busy}
          off={days < 1 ? (words.ask.refusals.beforeFrom ?? null) : null}
          onPress={() => void ask()}
        >
          {words.ask.submit}
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
        <p>{words.ask.dump}</p>
        {act.problem !== null && <Refusal problem={act.problem} sentences={words.ask.refusals} />}
      </form>
    </Panel>
  );
}
