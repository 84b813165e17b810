import type { Problem } from "./types";

const CODES = [
  "invalid",
  "denied",
  "notFound",
  "conflict",
  "unreachable",
  "refused",
  "notOpen",
  "signedOut",
  "locked",
  "store",
  "other",
];

/** What was open to who sits here is open no longer: told as the core tells it. */
export const closed: Problem = { code: "denied", what: "denied", message: "", field: null, detail: null };

/** Whether something thrown is a problem that the host sent. */
export function isProblem(thrown: unknown): thrown is Problem {
  if (typeof thrown !== "object" || thrown === null) return false;
  const { code, message } = thrown as Record<string, unknown>;
  return typeof code === "string" && CODES.includes(code) && typeof message === "string";
}

/**
 * Whatever was thrown, as a problem. A fault of the page itself keeps no text: an exception's message may quote what was
 * on screen.
 */
export function asProblem(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  return { code: "other", what: "page", message: "", field: null, detail: null };
}
