import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { Comparison } from "./Comparison";

/** Two records side by side, and the decision about them. It stays as it was opened until somebody compares again. */
export function LinkSheet({ one, other, onClose }: { one: string; other: string; onClose: () => void }) {
  const words = useMessages(links).compare;
  const queries = useQueries();
  const read = useQuery(queries.compareRecords(one, other));
  const again = () => void read.refetch();
  if (read.data !== undefined)
    return <Comparison key={read.data.seal} review={read.data} onAgain={again} onClose={onClose} />;
  return (
    <Sheet wide title={words.title} onClose={onClose}>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={again} />
      ) : (
        <LoadingBars waitsFor={words.loading} rows={4} />
      )}
    </Sheet>
  );
}
