import type { Problem } from "../host/types";
import { useMessages } from "../messages/area";
import { problems } from "../messages/problems";
import { NoteBar } from "./NoteBar";
import { sentencesOf } from "./sentencesOf";
import { ProblemText } from "./ViewState";

/**
 * Why the host did not do something, at the place where it was asked: the screen's own sentence for the host's word
 * where it has one, otherwise what stands for the problem's kind, with the vendor's words and ids.
 */
export function Refusal({
  problem,
  sentences,
}: {
  problem: Problem;
  sentences?: Readonly<Record<string, string>>;
}) {
  const words = useMessages(problems);
  const own = sentences?.[problem.what];
  return (
    <div role="alert">
      <NoteBar tone="bad" boxed title={own === undefined ? `${sentencesOf(problem, words).title}.` : ""}>
        {own ?? <ProblemText problem={problem} />}
      </NoteBar>
    </div>
  );
}
