/** Filtering, sorting and grouping of the board: pure, so that what a person chose is all that decides. */
import { nameSortKey, nameText } from "../../format/name";
import type { BoardRow, BoardView, VisitState } from "../../host/types";

/** What a person chose to see. Of values within one column any counts; between columns `match` decides. */
export interface Choice {
  match: "any" | "all";
  states: readonly VisitState[];
  rooms: readonly string[];
  clinicians: readonly string[];
  text: string;
  sort: SortBy;
  group: GroupBy;
}

export type SortBy = "usual" | "patient" | "room" | "state" | "confirmed";
export type GroupBy = "none" | "room" | "state" | "clinician";

/** Nothing left out, in the usual order. */
export const everything: Choice = {
  match: "all",
  states: [],
  rooms: [],
  clinicians: [],
  text: "",
  sort: "usual",
  group: "none",
};

/** A titled run of rows; the title is `null` where there is one run only. */
export interface Run {
  id: string;
  title: string | null;
  rows: BoardRow[];
}

/** What is listed: those who wait, and the rest of the day. */
export interface Arranged {
  waiting: Run[];
  rest: Run[];
  /** Of the rest, how many are over and began before now. */
  shown: number;
}

/** Whether anything is left out. */
export function isFiltered(choice: Choice): boolean {
  return (
    choice.states.length + choice.rooms.length + choice.clinicians.length > 0 || choice.text.trim() !== ""
  );
}

/** The name under which a room is filtered: a visit without a known room has its own. */
export function roomOf(row: BoardRow): string {
  return row.room ?? "";
}

function matches(row: BoardRow, choice: Choice): boolean {
  const tests: boolean[] = [];
  if (choice.states.length > 0) tests.push(choice.states.includes(row.state));
  if (choice.rooms.length > 0) tests.push(choice.rooms.includes(roomOf(row)));
  if (choice.clinicians.length > 0) {
    const names = row.clinicians.length === 0 ? [""] : row.clinicians.map((name) => nameText(name, "en"));
    tests.push(names.some((name) => choice.clinicians.includes(name)));
  }
  const typed = choice.text.trim().toLocaleLowerCase();
  if (typed !== "") tests.push(textOf(row).includes(typed));
  if (tests.length === 0) return true;
  return choice.match === "any" ? tests.some(Boolean) : tests.every(Boolean);
}

function textOf(row: BoardRow): string {
  const { name, number } = row.person;
  return [name.family, name.given, number?.value, row.room, ...row.reasons, row.note]
    .filter((part) => part != null)
    .join(" ")
    .toLocaleLowerCase();
}

/** The order of a visit's life (FSG-0106). */
const LIFE: readonly VisitState[] = [
  "scheduled",
  "arrived",
  "intakeReady",
  "intakeInProgress",
  "examReady",
  "examInProgress",
  "dischargeReady",
  "dischargeInProgress",
  "completed",
  "signedOff",
  "cancelled",
  "noShow",
  "unknown",
];

function compare(by: SortBy, one: BoardRow, other: BoardRow): number {
  switch (by) {
    case "usual":
      return 0;
    case "patient":
      return nameSortKey(one.person.name).localeCompare(nameSortKey(other.person.name));
    case "room":
      return roomOf(one).localeCompare(roomOf(other));
    case "state":
      return LIFE.indexOf(one.state) - LIFE.indexOf(other.state);
    case "confirmed":
      return (other.confirmed.at ?? "").localeCompare(one.confirmed.at ?? "");
  }
}

function runs(rows: BoardRow[], group: GroupBy): Run[] {
  if (group === "none") return [{ id: "all", title: null, rows }];
  const byTitle = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const first = row.clinicians[0];
    const title =
      group === "room"
        ? roomOf(row)
        : group === "state"
          ? row.state
          : first === undefined
            ? ""
            : nameText(first, "en");
    const kept = byTitle.get(title);
    if (kept === undefined) byTitle.set(title, [row]);
    else kept.push(row);
  }
  return [...byTitle].map(([title, each]) => ({ id: title, title, rows: each }));
}

/** What is listed of a board, as it was chosen. The host's own order is kept where nothing else was asked for. */
export function arrange(view: BoardView, mode: "rooms" | "day", choice: Choice): Arranged {
  const pick = (rows: BoardRow[]) => {
    const kept = rows.filter((row) => matches(row, choice));
    return choice.sort === "usual" ? kept : [...kept].sort((one, other) => compare(choice.sort, one, other));
  };
  const byTime = (rows: BoardRow[]) =>
    [...rows].sort((one, other) => (one.start ?? "").localeCompare(other.start ?? ""));
  const waiting = mode === "rooms" ? pick(view.waiting) : [];
  const rest = mode === "rooms" ? pick(view.today) : pick(byTime([...view.waiting, ...view.today]));
  return {
    waiting: runs(waiting, choice.group),
    rest: runs(rest, choice.group),
    shown: waiting.length + rest.length,
  };
}

/** Whether nothing more will happen to a visit by itself. */
export function isOver(row: BoardRow): boolean {
  return ["completed", "signedOff", "cancelled", "noShow"].includes(row.state);
}
