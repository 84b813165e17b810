import { type FormEvent, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { usePlaced } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { DetectionSeries, DetectionsView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { deviceData } from "../../messages/deviceData";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { LoadingBars } from "../../parts/ViewState";
import table from "../table.module.css";
import styles from "./Devices.module.css";

/**
 * The newest detections of a monitoring plan (MIA-12). The Device Manager does not say whose plan it is, and so no
 * patient's name stands here, and nothing of it is kept.
 */
export function DetectionsSheet({ connection, onClose }: { connection: string; onClose: () => void }) {
  const all = useMessages(deviceData);
  const words = all.detections;
  const act = useAct("detections");
  const [plan, setPlan] = usePlaced(`detections ${connection}`, "");
  const [tried, setTried] = useState(false);
  const [view, setView] = useState<DetectionsView | null>(null);
  const { problem } = act;
  const empty = tried && plan.trim() === "" ? all.refusals.required : null;

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (plan.trim() === "" || act.busy) return;
    // What was shown is another plan's.
    setView(null);
    const done = await act.run(connection, plan);
    if (!done.ok) return;
    setView(done.value);
    announce(done.value.series.length === 0 ? words.none : words.of(done.value.plan));
  }

  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      wide
      foot={
        <Button size="large" onPress={onClose}>
          {words.close}
        </Button>
      }
    >
      <p>{words.text}</p>
      <form onSubmit={(event) => void ask(event)} noValidate className={styles.form}>
        <Field
          label={words.plan}
          value={plan}
          required
          mono
          autoFocus
          maxLength={120}
          error={empty}
          onChange={setPlan}
        />
        <div>
          <Button type="submit" variant="primary" busy={act.busy}>
            {words.ask}
          </Button>
        </div>
      </form>
      {problem !== null && <Refusal problem={problem} sentences={all.refusals} />}
      {act.busy && <LoadingBars waitsFor={words.asking} rows={4} />}
      {view !== null && (
        <section aria-label={words.of(view.plan)}>
          <h3 className={styles.plan}>{words.of(view.plan)}</h3>
          {view.series.length === 0 && <p>{words.none}</p>}
          {view.series.map((series) => (
            <Series key={`${series.quantity} ${series.unit}`} of={series} />
          ))}
        </section>
      )}
      <p className={styles.text}>{words.assumed}</p>
    </Sheet>
  );
}

function Series({ of: { quantity, unit, points, total, unreadable } }: { of: DetectionSeries }) {
  const words = useMessages(deviceData).detections;
  const format = useFormat();
  const name = unit === null ? quantity : `${quantity} [${unit}]`;
  return (
    <section aria-label={name}>
      <h4 className={styles.prototype}>
        <code>{name}</code>
      </h4>
      {unit === null && <p>{words.noUnit}</p>}
      {points.length > 0 && (
        <table className={table.table} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, value, converted }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two points may be alike, and none ever moves
              <tr key={`${at} ${place}`}>
                <td>{format.dateTime(at)}</td>
                <td>
                  {value} {unit}
                  {converted !== null && <span className={table.second}>{converted} mmHg</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {points.length > 0 && <p className={styles.text}>{words.newest(points.length, total)}</p>}
      {unreadable > 0 && <p className={styles.text}>{words.unreadable(unreadable)}</p>}
    </section>
  );
}
