import { useFormat } from "../../format/useFormat";
import type { ReportStage, ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Icon, type IconName } from "../../parts/Icon";
import { people as countText } from "../../parts/PatientPicker/people";
import { bytesText } from "./bytes";
import styles from "./Reports.module.css";

interface Step {
  text: string;
  done: boolean;
  /** When it happened, where that is known. */
  at: string | null;
  /** What is known of it while it is waited for. */
  waits?: string;
}

/** How far a report has come: what has happened with its time, and what is still to come. */
export function Steps({ report }: { report: ReportView }) {
  const words = useMessages(reports).panel;
  const format = useFormat();
  const steps = useSteps(report);
  const next = steps.findIndex((step) => !step.done);
  return (
    <ol className={styles.steps}>
      {steps.map((step, at) => {
        const waited = at === next && report.stage !== "failed";
        const icon: IconName = step.done ? "done" : waited ? "sending" : "queued";
        const when = step.at === null ? "" : format.timeWithSeconds(step.at);
        return (
          <li
            key={step.text}
            className={step.done ? undefined : styles.ahead}
            aria-current={waited ? "step" : undefined}
          >
            <Icon name={icon} size="row" />
            <span>
              {step.text}
              <span className={styles.when}>
                {step.done ? when : ((waited ? step.waits : undefined) ?? words.waits)}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const ORDERED: readonly ReportStage[] = ["pending", "completed", "downloaded", "ready"];

function useSteps(report: ReportView): Step[] {
  const words = useMessages(reports);
  const format = useFormat();
  const { progress } = report;
  const working =
    progress === null
      ? undefined
      : progress.percent === null
        ? words.steps[progress.step]
        : words.percent(words.steps[progress.step], progress.percent);
  const step = (text: string, at: string | null, waits?: string): Step => ({
    text,
    done: at !== null,
    at,
    waits,
  });
  const size = report.bytes === null ? null : bytesText(report.bytes);
  const asked = step(words.panel.asked(report.askedBy), report.askedAt);
  const rows = report.rows === null ? null : countText(report.rows);
  const ready = step(words.panel.ready(rows), report.readyAt, working);
  if (report.kind === "dump")
    return [asked, step(words.panel.read(size), report.downloadedAt, working), ready];
  const ordered = ORDERED.includes(report.stage) || report.again;
  const next = report.nextAt === null ? "" : `, ${words.list.nextAt(format.timeWithSeconds(report.nextAt))}`;
  return [
    asked,
    { text: words.panel.ordered, done: ordered, at: null },
    step(words.panel.made, report.completedAt, `${words.panel.asks(report.asks)}${next}`),
    step(words.panel.downloaded(size), report.downloadedAt, working),
    ready,
  ];
}
