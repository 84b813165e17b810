import { useEffect, useRef, useState } from "react";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, TestReport } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { LoadingBars } from "../../parts/ViewState";
import { TestSteps } from "./TestSteps";

/** Tries a kept connection with its kept secrets. It only reads. */
export function TestSheet({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const words = useMessages(connections).test;
  const act = useAct("testConnection");
  const [report, setReport] = useState<TestReport | null>(null);

  async function run(): Promise<void> {
    setReport(null);
    const outcome = await act.run({
      id: connection.id,
      name: connection.name,
      issuer: connection.issuer,
      baseUrl: connection.baseUrl,
      zone: connection.zone,
      settings: connection.settings,
      secrets: [],
    });
    if (outcome.ok) setReport(outcome.value);
  }

  // Opening the sheet was the wish to test; it is run once by itself.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  });

  return (
    <Sheet
      title={`${words.title}: ${connection.name}`}
      onClose={onClose}
      foot={
        <>
          <Button
            size="large"
            icon="refresh"
            off={act.busy ? words.running : null}
            onPress={() => void run()}
          >
            {words.again}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <p>{words.intro}</p>
      {act.problem !== null && <Refusal problem={act.problem} />}
      {report !== null ? (
        <TestSteps report={report} />
      ) : (
        act.busy && <LoadingBars waitsFor={words.running} rows={2} />
      )}
    </Sheet>
  );
}
