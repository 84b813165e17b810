import { parseDate } from "@internationalized/date";
import type { PersonView, WallTime } from "../../host/types";
import { readDate } from "../../parts/DateField/readDate";

/** What is typed for a consult. */
export const emptyConsult = {
  lastName: "",
  firstName: "",
  born: "",
  mrn: "",
  location: "",
  provider: "",
  callback: "",
  where: "",
  caller: "",
};

/** One typed text of a consult. */
export type ConsultText = keyof typeof emptyConsult;

const REQUIRED = ["lastName", "firstName", "mrn", "location", "provider"] as const;

/** The texts that the vendor requires and that are empty. */
export function missingTexts(typed: typeof emptyConsult): ConsultText[] {
  return REQUIRED.filter((field) => typed[field].trim() === "");
}

/** The birth date that was typed, as an ISO day, or why there is none. What can be read in two ways is never guessed. */
export function bornOf(
  typed: string,
  today: string,
): { day: string | null; trouble: "ask" | "future" | "unread" | null } {
  const read = readDate(typed, parseDate(today));
  if (read.kind === "ask") return { day: null, trouble: "ask" };
  if (read.kind === "empty") return { day: null, trouble: null };
  if (read.kind === "refused") return { day: null, trouble: "unread" };
  const day = read.date.toString();
  return day > today ? { day: null, trouble: "future" } : { day, trouble: null };
}

/** The person as typed, once everything that identifies them is there. */
export function personOf(typed: typeof emptyConsult, day: string | null): PersonView | null {
  const [family, given, mrn] = [typed.lastName.trim(), typed.firstName.trim(), typed.mrn.trim()];
  if (day === null || family === "" || given === "" || mrn === "") return null;
  return {
    key: null,
    name: { family, given, middle: null, prefix: null, preferred: null },
    birthDate: day,
    gender: "unknown",
    number: { kind: "mrn", issuer: "", value: mrn },
    deceased: false,
    diedOn: null,
  };
}

/**
 * When somebody was told today, as an instant; `wrong` when that time has not come or does not exist today, or is not
 * known yet. Of a time that the clocks repeat the later one is meant that has come: people tell what just happened.
 */
export function toldAt(time: string, meant: WallTime | undefined): string | "wrong" | null {
  if (time === "") return null;
  if (meant === undefined || meant.kind === "none") return "wrong";
  const [at] = (meant.kind === "one" ? [meant.at] : [meant.later, meant.earlier]).filter(
    (one) => Date.parse(one) <= Date.now(),
  );
  return at ?? "wrong";
}
