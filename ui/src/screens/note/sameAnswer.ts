import type { Answer } from "./draftStore";

/** Whether two answers say the same, by the host's rule: trimmed, line ends alike, in any order. */
export function sameAnswer(one: Answer, other: Answer): boolean {
  const [left, right] = [plain(one), plain(other)];
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

function plain(answer: Answer): string[] {
  return answer
    .map((text) => text.trim().replace(/\r\n?/gu, "\n"))
    .filter((text) => text !== "")
    .sort();
}
