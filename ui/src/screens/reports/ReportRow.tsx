import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { useAct } from "../../host/HostContext";
import type { ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { people as countText } from "../../parts/PatientPicker/people";
import { Refusal } from "../../parts/Refusal";
import { Unbroken } from "../../parts/Unbroken";
import { VendorMark } from "../../parts/VendorMark";
import table from "../table.module.css";
import { describe } from "./describe";
import styles from "./Reports.module.css";
import { stageLook } from "./stageLook";

/** One report: how far it is, why it stands there, and what can be done about it. */
export function ReportRow({
  report,
  selected,
  onShow,
  onRemove,
}: {
  report: ReportView;
  selected: boolean;
  onShow: () => void;
  onRemove: () => void;
}) {
  const words = useMessages(reports);
  const format = useFormat();
  const { go } = useNavigation();
  const again = useAct("fetchReportAgain");
  const what = describe(report, words, format);
  const look = stageLook(report.stage);
  const why = report.why === null ? undefined : words.why[report.why];
  const { progress } = report;

  async function fetchAgain(): Promise<void> {
    const outcome = await again.run(report.id);
    if (outcome.ok) announce(words.stages.reading);
  }

  return (
    <tr data-selected={selected || undefined}>
      <th scope="row">
        <span className={`${table.word} ${styles.what}`}>
          <VendorMark vendor={report.vendor} small />
          {report.stage === "ready" ? (
            <button
              type="button"
              className={table.open}
              aria-label={words.list.open(what)}
              onClick={() => go("reports", { open: { report: report.id } })}
            >
              <Unbroken>{what}</Unbroken>
            </button>
          ) : (
            <span>
              <Unbroken>{what}</Unbroken>
            </span>
          )}
        </span>
        <span className={table.second}>{report.connectionName}</span>
      </th>
      <td>
        <span className={`${table.word} ${table[look.tone]}`}>
          <Icon name={look.icon} size="row" />
          {words.stages[report.stage]}
        </span>
        {progress !== null && (
          <span className={table.second}>
            {progress.percent === null
              ? words.steps[progress.step]
              : words.percent(words.steps[progress.step], progress.percent)}
            {progress.percent !== null && (
              <span className={styles.bar} aria-hidden="true">
                <i style={{ width: `${progress.percent}%` }} />
              </span>
            )}
          </span>
        )}
        {progress === null && report.why !== null && (
          <span className={table.second}>
            {why ?? report.why}
            {report.nextAt !== null && ` ${words.list.nextAt(format.timeWithSeconds(report.nextAt))}`}
          </span>
        )}
        {again.problem !== null && <Refusal problem={again.problem} sentences={words.moved} />}
      </td>
      <td className={styles.number}>
        {report.rows === null ? "" : countText(report.rows)}
        {report.faults !== null && report.faults > 0 && (
          <span className={table.second}>{words.list.faults(countText(report.faults))}</span>
        )}
      </td>
      <td className={styles.asked}>
        <Unbroken>{format.dateTime(report.askedAt)}</Unbroken>
        <span className={table.second}>{words.list.by(report.askedBy)}</span>
      </td>
      <td>
        <span className={styles.rowActs}>
          <Button
            size="small"
            variant="quiet"
            icon="info"
            label={words.panel.detailsOf(what)}
            expanded={selected}
            mark={{ "data-about": report.id }}
            onPress={onShow}
          >
            {words.panel.details}
          </Button>
          {report.stage === "failed" && report.again && (
            <Button
              size="small"
              icon="refresh"
              busy={again.busy}
              label={words.list.againOf(what)}
              onPress={() => void fetchAgain()}
            >
              {words.list.again}
            </Button>
          )}
          {report.stage === "ready" && report.again && (
            <Button
              size="small"
              variant="quiet"
              icon="refresh"
              busy={again.busy}
              label={words.list.refetchOf(what)}
              onPress={() => void fetchAgain()}
            >
              {words.list.refetch}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon="trash"
            label={words.list.removeOf(what)}
            hasPopup="dialog"
            onPress={onRemove}
          >
            {words.list.remove}
          </Button>
        </span>
      </td>
    </tr>
  );
}
