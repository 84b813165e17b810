import { useFormat } from "../../format/useFormat";
import type { NoteReview, NoteView, ReviewAnswer } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import type { Decision, Decisions } from "./decisions";
import { reviewKey } from "./decisions";
import styles from "./Review.module.css";
import { ReviewRow } from "./ReviewRow";

/** Base, theirs, mine, and what will be sent, a row for each drafted answer; the rest of the note is counted. */
export function ReviewTable({
  note,
  review,
  decisions,
  onDecide,
}: {
  note: NoteView;
  review: NoteReview;
  decisions: Decisions;
  onDecide: (answer: ReviewAnswer, decision: Decision) => void;
}) {
  const words = useMessages(area).review;
  const { assumed } = useMessages(area);
  const format = useFormat();
  const asked = note.templates.flatMap((template) =>
    template.sections.flatMap((section) => section.questions),
  );
  const untouched = asked.length - review.answers.filter((answer) => answer.standing !== "notAsked").length;
  const began = note.draft === null ? null : format.time(note.draft.begunAt);
  return (
    <section className={styles.table} aria-label={words.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.question}</th>
            <th scope="col">
              {words.columns.base} {began !== null && <span className={styles.when}>{began}</span>}
            </th>
            <th scope="col">
              {words.columns.theirs} <span className={styles.when}>{format.time(review.readAt)}</span>
            </th>
            <th scope="col">{words.columns.mine}</th>
            <th scope="col">{words.columns.sent}</th>
          </tr>
        </thead>
        <tbody>
          {review.answers.map((answer) => (
            <ReviewRow
              key={reviewKey(answer)}
              answer={answer}
              decisions={decisions}
              onDecide={(decision) => onDecide(answer, decision)}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.rest}>
        {untouched > 0 && words.untouched(untouched)} {assumed}
      </p>
    </section>
  );
}
