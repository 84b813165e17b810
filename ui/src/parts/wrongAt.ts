import type { Problem } from "../host/types";

/** What the host says is wrong with one field, in words; nothing where the problem is another's. */
export function wrongAt(
  problem: Problem | null,
  field: string,
  sentences: Readonly<Record<string, string>>,
): string | null {
  if (problem === null || problem.field !== field) return null;
  return sentences[`${field}.${problem.what}`] ?? sentences[problem.what] ?? problem.message;
}
