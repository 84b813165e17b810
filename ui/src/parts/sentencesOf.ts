import type { Problem } from "../host/types";
import type { en } from "../messages/en/problems";

/** Title and text of a problem: those for the host's word where there are any, otherwise those for its kind. */
export function sentencesOf(problem: Problem, words: typeof en): { title: string; text: string } {
  return words.byWhat[problem.what] ?? words.byCode[problem.code];
}
