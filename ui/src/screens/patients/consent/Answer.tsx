import { useFormat } from "../../../format/useFormat";
import type { ConsentAnswerView, ConsentMetric } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { problems } from "../../../messages/problems";
import styles from "./Consent.module.css";

/** Names of metrics in one line. */
export function useMetricNames() {
  const words = useMessages(consents);
  return (metrics: readonly ConsentMetric[]) => metrics.map((metric) => words.metrics[metric]).join(", ");
}

/** What came of one question: how much was granted, what was declined, and how it ended. */
export function useAnswer(answer: ConsentAnswerView): { title: string; partial: boolean } {
  const words = useMessages(consents);
  const allowed = allowedOf(answer);
  if (answer.outcome !== "granted") return { title: words.outcomes[answer.outcome], partial: false };
  if (allowed === null) return { title: words.answer.notKnown, partial: true };
  return allowed.length === answer.asked.length
    ? { title: words.answer.all(allowed.length), partial: false }
    : { title: words.answer.some(allowed.length, answer.asked.length), partial: true };
}

/** What the patient granted then, whatever was withdrawn since; `null` when it is not known, or nothing was. */
function allowedOf({ asked, granted, withdrawn }: ConsentAnswerView): ConsentMetric[] | null {
  if (granted === null) return null;
  return asked.filter((metric) => granted.includes(metric) || withdrawn.includes(metric));
}

/** The lines below an answer's title. */
export function AnswerLines({ answer }: { answer: ConsentAnswerView }) {
  const all = useMessages(consents);
  const words = all.answer;
  const support = useMessages(problems);
  const format = useFormat();
  const names = useMetricNames();
  const allowed = allowedOf(answer);
  const declined = allowed === null ? [] : answer.asked.filter((metric) => !allowed.includes(metric));
  const { why, ended, endedAt } = answer;
  const ids = [
    answer.httpStatus === null ? null : support.status(answer.httpStatus),
    answer.correlationId === null ? null : support.correlation(answer.correlationId),
  ].filter((id) => id !== null);
  return (
    <>
      {declined.length > 0 && <span className={styles.line}>{words.declined(names(declined))}</span>}
      {why !== null && <span className={styles.line}>{all.whys[why] ?? all.whys.portalOther}</span>}
      {answer.vendorMessage !== null && (
        <span className={styles.line}>{support.vendorSays(answer.vendorMessage)}</span>
      )}
      {answer.withdrawn.length > 0 && (
        <span className={styles.line}>{words.withdrawn(names(answer.withdrawn))}</span>
      )}
      {ended !== null && (
        <span className={styles.line}>{words.ended(format.dateTime(endedAt), all.ends[ended])}</span>
      )}
      {ended === null && answer.until !== null && (
        <span className={styles.line}>{words.until(format.dateTime(answer.until))}</span>
      )}
      <span className={styles.line}>
        {words.asked(names(answer.asked), answer.askedBy, format.dateTime(answer.askedAt))}
      </span>
      {ids.length > 0 && (
        <details>
          <summary>{words.details}</summary>
          {ids.join(", ")}
        </details>
      )}
    </>
  );
}
