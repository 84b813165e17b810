import { useCallback, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { usePlaced } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { AuditVerdict } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { AuditExportSheet } from "./AuditExportSheet";
import { AuditFilters, since } from "./AuditFilters";
import { AuditRows } from "./AuditRows";
import { AuditStandingNote } from "./AuditStandingNote";
import { type AuditQuestion, useAuditWindow } from "./useAuditWindow";
import { Verdict } from "./Verdict";

/** Audit: who did what, when and of whom; and whether that is still what was kept. */
export default function AuditScreen() {
  const words = useMessages(area);
  const format = useFormat();
  const [question, setQuestion] = usePlaced<AuditQuestion>("audit.question", () => ({
    patient: null,
    person: null,
    actions: [],
    from: since("month", Date.now()),
    until: null,
  }));
  const [[first, last], setWindow] = useState([0, 40]);
  const { counts, rows } = useAuditWindow(question, first, last);
  const onWindow = useCallback((from: number, until: number) => setWindow([from, until]), []);
  const ask = useCallback(
    (part: Partial<AuditQuestion>) => setQuestion((before) => ({ ...before, ...part })),
    [setQuestion],
  );
  const verify = useAct("verifyAudit");
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const [exporting, setExporting] = usePlaced("audit.exporting", false);
  const problem = counts.isError ? asProblem(counts.error) : null;
  const denied = problem?.code === "denied";
  const known = counts.data;

  async function follow(): Promise<void> {
    setVerdict(null);
    const outcome = await verify.run();
    if (outcome.ok) setVerdict(outcome.value);
  }

  return (
    <div className={beside.main}>
      <div>
        <Head
          title={words.title}
          whose={words.sub}
          asOf={
            known &&
            `${words.entries(String(known.total), known.total === 1)}. ${words.asOf(format.dateTime(known.asOf))}`
          }
          tools={
            !denied && (
              <>
                <Button icon="shield" busy={verify.busy} onPress={() => void follow()}>
                  {verify.busy ? words.verify.busy : words.verify.act}
                </Button>
                <Button icon="disk" hasPopup="dialog" onPress={() => setExporting(true)}>
                  {words.export.open}
                </Button>
              </>
            )
          }
        />
        {!denied && <AuditStandingNote />}
        {verdict !== null && <Verdict verdict={verdict} onClose={() => setVerdict(null)} />}
        {verify.problem !== null && <Refusal problem={verify.problem} />}
        {!denied && <AuditFilters question={question} onAsk={ask} />}
      </div>
      {known !== undefined ? (
        known.total === 0 ? (
          <ViewState icon="shield" title={words.empty.title}>
            {words.empty.text}
          </ViewState>
        ) : (
          <AuditRows total={known.total} rows={rows} first={first} onWindow={onWindow} />
        )
      ) : problem === null ? (
        <LoadingBars waitsFor={words.loading} rows={6} />
      ) : denied ? (
        <ViewState icon="lock" title={words.deniedState.title}>
          {words.deniedState.text}
        </ViewState>
      ) : (
        <ProblemState problem={problem} onRetry={() => void counts.refetch()} />
      )}
      {exporting && <AuditExportSheet onClose={() => setExporting(false)} />}
    </div>
  );
}
