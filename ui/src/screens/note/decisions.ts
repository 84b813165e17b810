import type { NoteReview, ReviewAnswer, SendAnswerInput } from "../../host/types";
import { sameAnswer } from "./sameAnswer";

/** What a person chose where both wrote: one of the two, or a text of their own made from them. */
export type Decision =
  | { choice: "theirs" }
  | { choice: "mine" }
  | { choice: "both"; value: readonly string[] };

/** Choices by question; a question that both changed and that is absent is not decided. */
export type Decisions = Readonly<Record<string, Decision>>;

/** One word for a question of the review. */
export function reviewKey(answer: ReviewAnswer): string {
  return `${answer.template} ${answer.question}`;
}

/** Both texts, one after the other, or all choices of either: where a person begins to edit. */
export function together(answer: ReviewAnswer): string[] {
  if (answer.kind === "text") return [[...answer.theirs, ...answer.mine].join("\n")];
  return [...new Set([...answer.theirs, ...answer.mine])];
}

/** What is to stand at the vendor, or `null` while it is not decided or cannot be sent. */
export function valueAtVendor(answer: ReviewAnswer, decisions: Decisions): readonly string[] | null {
  if (answer.standing === "notAsked") return null;
  if (answer.standing === "same") return answer.theirs;
  if (answer.standing === "onlyMine") return answer.mine;
  const decision = decisions[reviewKey(answer)];
  if (decision === undefined) return null;
  if (decision.choice === "theirs") return answer.theirs;
  return decision.choice === "mine" ? answer.mine : decision.value;
}

/** The review in numbers, and what the host is told. */
export function decided(review: NoteReview, decisions: Decisions) {
  const both = review.answers.filter((answer) => answer.standing === "both");
  const chosen = both.filter((answer) => valueAtVendor(answer, decisions) !== null).length;
  const answers: SendAnswerInput[] = [];
  let sent = 0;
  for (const answer of review.answers) {
    const value = valueAtVendor(answer, decisions);
    if (value === null) continue;
    const { template, question, theirs } = answer;
    answers.push({ template, question, theirs, value: [...value] });
    if (!sameAnswer(value, theirs)) sent += 1;
  }
  return { both: both.length, chosen, sent, answers };
}
