import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../format/useFormat";
import { useQueries } from "../../../host/HostContext";
import type { Problem, RecordReview } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Changes } from "../edit/Changes";
import styles from "../edit/Review.module.css";
import { ReviewForm } from "./ReviewForm";

/** What has to be seen before a registration at Solo is kept: the record, who may be the same person, what cannot be asked. */
export function RegisterReview({
  review,
  name,
  busy,
  problem,
  onBack,
  onSend,
}: {
  review: RecordReview;
  name: string;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSend: (notTheSame: string[]) => void;
}) {
  const words = useMessages(records);
  const own = words.register.review;
  const format = useFormat();
  const queries = useQueries();
  const undo = useQuery(queries.settings()).data?.undoSeconds ?? 0;
  return (
    <ReviewForm
      words={{
        title: own.title,
        readBack: own.readBack,
        off: own.off,
        send: own.send(name),
        back: words.review.back,
      }}
      facts={<Changes of={review.changes} />}
      duplicates={review.duplicates}
      happens={
        <>
          <p className={styles.happens}>{words.register.cannotAsk}</p>
          <p className={styles.happens}>{own.happens(format.seconds(undo))}</p>
        </>
      }
      sentences={words.refusals}
      busy={busy}
      problem={problem}
      onBack={onBack}
      onSend={onSend}
    />
  );
}
