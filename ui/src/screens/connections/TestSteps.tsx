import type { TestReport } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Icon } from "../../parts/Icon";
import { NoteBar } from "../../parts/NoteBar";
import styles from "./TestSteps.module.css";

/** What a test call found, step by step: what passed, where it stopped and what to do, what was not tried. */
export function TestSteps({ report }: { report: TestReport }) {
  const words = useMessages(connections);
  const solo = report.steps.some(({ step }) => step === "rooms");
  return (
    <div role="status" className={styles.report}>
      <NoteBar
        tone={report.passed ? "good" : "bad"}
        boxed
        title={report.passed ? words.test.passed : words.test.failed}
      >
        {report.passed &&
          report.rooms.length > 0 &&
          `${(solo ? words.test.rooms : words.test.found)(report.rooms.length)}: ${report.rooms.join(", ")}`}
      </NoteBar>
      <ol className={styles.steps}>
        {report.steps.map((step) => {
          const { word, text } = words.outcomes[step.outcome];
          const state = step.outcome === "passed" ? "good" : step.outcome === "notTried" ? "off" : "bad";
          const ids = [
            step.httpStatus === null ? "" : words.test.http(step.httpStatus),
            step.correlationId === null ? "" : words.test.correlation(step.correlationId),
            step.tookMs === null ? "" : words.test.took(step.tookMs),
          ].filter((part) => part !== "");
          return (
            <li key={step.step} className={styles[state]}>
              <Icon name={state === "good" ? "done" : state === "off" ? "minus" : "refused"} />
              <span>
                <b>{words.steps[step.step]}</b> <span className={styles.outcome}>{word}</span>
                {text !== "" && <span className={styles.line}>{text}</span>}
                {step.vendorMessage !== null && (
                  <span className={styles.line}>{words.test.says(step.vendorMessage)}</span>
                )}
                {ids.length > 0 && <span className={styles.ids}>{ids.join(", ")}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
