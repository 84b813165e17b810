import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { WebhooksView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import styles from "./WebhooksScreen.module.css";

/** How receiving stands, in one line of facts. */
export function ReceiverStrip({ view, onChange }: { view: WebhooksView; onChange: () => void }) {
  const words = useMessages(webhooks);
  const { strip } = words;
  const format = useFormat();
  const { receiver, today, lastAt } = view;
  const age = useTick((now) => (lastAt === null ? "" : format.ageOfData(lastAt, now)));
  const keys = receiver.addresses.reduce((sum, each) => sum + each.keys, 0);
  const refused = receiver.refused.map(
    ({ name, value }) => words.refused[name]?.(value) ?? `${value} ${name}`,
  );
  const { state } = receiver;
  return (
    <section className={styles.strip} aria-label={strip.label}>
      <dl>
        <div>
          <dt>{strip.receiving}</dt>
          <dd>
            <span className={styles[state]}>{words.receiving[state]}</span>
            {state === "listening" && <span className={styles.plain}>{strip.port(receiver.port)}</span>}
          </dd>
        </div>
        <div>
          <dt>{strip.last}</dt>
          <dd>
            {lastAt === null ? strip.lastNone : format.timeWithSeconds(lastAt)}
            {lastAt !== null && <span className={styles.plain}>{strip.ago(age)}</span>}
          </dd>
        </div>
        <div>
          <dt>{strip.today}</dt>
          <dd>{strip.counts(today.received, today.repeats, today.unreadable)}</dd>
        </div>
        {state !== "off" && (
          <div>
            <dt>{strip.refused}</dt>
            <dd>{refused.length === 0 ? strip.refusedNone : refused.join(", ")}</dd>
          </div>
        )}
        <div>
          <dt>{strip.proof}</dt>
          <dd className={styles.unsure}>
            <Icon name="unknown" /> {strip.noProof}
          </dd>
        </div>
        <div>
          <dt>{strip.keys}</dt>
          <dd>{keys === 0 ? strip.noKeys : keys}</dd>
        </div>
      </dl>
      <Button size="small" onPress={onChange} hasPopup="dialog">
        {strip.change}
      </Button>
    </section>
  );
}
