import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { useAct } from "../../host/HostContext";
import type { ReportView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { Block, Facts, Panel } from "../../parts/Panel";
import { Refusal } from "../../parts/Refusal";
import { Unbroken } from "../../parts/Unbroken";
import { describe } from "./describe";
import { FaultLines } from "./FaultLines";
import styles from "./Reports.module.css";
import { Steps } from "./Steps";
import { ShowPassword, UnlockForm } from "./Unlock";

/** One report beside the list: what has happened with it step by step, and what can be done about it. */
export function ReportPanel({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const words = useMessages(reports);
  const format = useFormat();
  const { go } = useNavigation();
  const again = useAct("fetchReportAgain");
  const { intent } = report;
  const tone = report.stage === "failed" ? "bad" : report.stage === "downloaded" ? "warn" : "info";
  return (
    <Panel
      label={words.panel.label}
      title={<Unbroken>{describe(report, words, format)}</Unbroken>}
      onClose={onClose}
    >
      <Block title={words.panel.story}>
        <Steps report={report} />
      </Block>
      {report.why !== null && (
        <NoteBar tone={tone} boxed title="">
          {words.why[report.why] ?? report.why}
        </NoteBar>
      )}
      <div className={styles.form}>
        {again.problem !== null && <Refusal problem={again.problem} sentences={words.moved} />}
        {report.stage === "downloaded" && <UnlockForm report={report.id} />}
        <span className={styles.rowActs}>
          {report.stage === "ready" && (
            <Button icon="columns" onPress={() => go("reports", { open: { report: report.id } })}>
              {words.panel.openTable}
            </Button>
          )}
          {intent !== null && (
            <Button icon="outbox" onPress={() => go("outbox", { open: { intent } })}>
              {words.panel.outbox}
            </Button>
          )}
          {report.again && (report.stage === "pending" || report.stage === "failed") && (
            <Button icon="refresh" busy={again.busy} onPress={() => void again.run(report.id)}>
              {report.stage === "pending" ? words.panel.askNow : words.list.again}
            </Button>
          )}
        </span>
        {report.hasPassword && <ShowPassword report={report.id} />}
      </div>
      {report.faults !== null && report.faults > 0 && report.stage === "ready" && (
        <FaultLines report={report.id} />
      )}
      <Block title={words.panel.connection} last>
        <Facts
          of={[
            [words.panel.connection, report.connectionName],
            [words.panel.preset, report.preset === null ? null : <code key="preset">{report.preset}</code>],
          ]}
        />
      </Block>
    </Panel>
  );
}
