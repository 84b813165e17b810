import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import type { IntentStory } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { Icon, type IconName } from "../../parts/Icon";
import styles from "./IntentPanel.module.css";

const ICONS: Record<string, IconName> = {
  asked: "pen",
  sending: "outbox",
  acknowledged: "done",
  vendorRefused: "refused",
  slotTaken: "refused",
  breaksRule: "refused",
  noAnswer: "unknown",
  endedWhileSending: "unknown",
  probeGaveUp: "unknown",
  probeFoundWithoutId: "landed",
  probeFound: "done",
  idLearned: "done",
  idEntered: "done",
  withdrawn: "withdrawn",
  markedLanded: "pen",
  sendAgain: "pen",
  keepLooking: "pen",
};

/** What happened to an intent, oldest first, with its facts: never patient data. A word without a sentence is quoted. */
export function Story({ story: { intent, steps } }: { story: IntentStory }) {
  const words = useMessages(outbox);
  const format = useFormat();
  const today = isoDay(Date.now(), format.zone);
  return (
    <ol className={styles.story}>
      {steps.map((step, at) => {
        const sameDay = isoDay(Date.parse(step.at), format.zone) === today;
        const facts = step.detail.filter(({ name }) => name !== "by");
        const by = step.detail.find(({ name }) => name === "by")?.value;
        const icon = ICONS[step.what] ?? "refresh";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever appended
          <li key={at} className={icon === "unknown" ? styles.open : undefined}>
            <Icon name={icon} />
            <b>
              {words.why[step.what] ?? `“${step.what}”`}
              {by !== undefined && `, ${by}`}
            </b>
            <span className={styles.facts}>
              {sameDay
                ? format.timeWithSeconds(step.at)
                : `${format.date(step.at)} ${format.timeWithSeconds(step.at)}`}
              {facts.map(({ name, value }) => (
                <span key={name}>
                  , {words.facts[name] ?? name} <code>{value}</code>
                </span>
              ))}
            </span>
          </li>
        );
      })}
      {steps.length === 0 && (
        <li>
          <Icon name="pen" />
          <b>{`${words.why.asked}, ${intent.askedBy}`}</b>
          <span className={styles.facts}>{format.dateTime(intent.askedAt)}</span>
        </li>
      )}
    </ol>
  );
}
