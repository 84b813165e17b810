import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Block } from "../../parts/Panel";
import { people as countText } from "../../parts/PatientPicker/people";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import styles from "./Reports.module.css";

/** The lines of the file that are not in the table, with their numbers: nothing that the vendor sent is lost. */
export function FaultLines({ report }: { report: string }) {
  const words = useMessages(reports).faults;
  const queries = useQueries();
  const read = useQuery(queries.reportFaults(report));
  if (read.isError) return <ProblemState problem={asProblem(read.error)} />;
  if (read.data === undefined) return <LoadingBars waitsFor={words.show} rows={2} />;
  const { total, lines } = read.data;
  return (
    <Block title={words.title(countText(total))}>
      <p>{words.text}</p>
      {lines.length < total && <p>{words.first(countText(lines.length), countText(total))}</p>}
      <dl className={styles.faults}>
        {lines.map((fault) => (
          <div key={fault.line}>
            <dt>
              {words.line} {countText(fault.line)}: {words.words[fault.what] ?? `“${fault.what}”`}
            </dt>
            <dd>
              <code>{fault.raw}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
