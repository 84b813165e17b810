import { useInfiniteQuery } from "@tanstack/react-query";
import { useHost } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import { provides } from "../../../host/tags";
import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import table from "../../table.module.css";
import styles from "./Import.module.css";

/** What of a file was refused or doubted, line by line in the order of the file, a hundred at a time. */
export function Account({ file }: { file: ReadingImportView }) {
  const { report: words, whys } = useMessages(readingFiles);
  const host = useHost();
  const read = useInfiniteQuery({
    queryKey: ["readingRefusals", file.id],
    queryFn: ({ pageParam }) => host.readingRefusals(file.id, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    meta: { tags: provides.readingRefusals },
  });
  if (read.isError) return <Refusal problem={asProblem(read.error)} />;
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const left = file.told - rows.length;
  return (
    <section className={styles.step} aria-labelledby={`account-of-${file.id}`}>
      <h4 id={`account-of-${file.id}`}>{words.refused(file.told)}</h4>
      <div className={styles.lines} tabIndex={0} role="group" aria-label={words.refused(file.told)}>
        <table className={`${table.table} ${styles.account}`} aria-label={words.refused(file.told)}>
          <thead>
            <tr>
              <th scope="col">{words.record}</th>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.why}</th>
              <th scope="col">{words.field}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of an account never move
              <tr key={at}>
                <th scope="row">{row.ofSignal ? words.recording : row.record.toString()}</th>
                <td>{row.line ?? ""}</td>
                <td>{whys[row.why] ?? row.why}</td>
                <td>{row.field ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage && (
        <div className={styles.acts}>
          <Button size="small" busy={read.isFetchingNextPage} onPress={() => void read.fetchNextPage()}>
            {words.more(Math.min(left, 100))}
          </Button>
        </div>
      )}
    </section>
  );
}
