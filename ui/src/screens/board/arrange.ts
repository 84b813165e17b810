/** Filtering, sorting and grouping of the board: pure, so that what a person chose is all that decides. */
import { nameSortKey, nameText } from "../../format/name";
import { millis } from "../../format/zoned";
import type { BoardRow, BoardView, VisitState } from "../../host/types";

/** What a person chose to see. Of values within one column any counts; between columns `match` decides. */
export interface Choice {
  match: "any" | "all";
  states: readonly VisitState[];
  rooms: readonly string[];
  clinicians: readonly string[];
  text: string;
  /** In this order of rank (FSG-0121); nothing leaves the usual order. */
  sort: readonly Order[];
  group: GroupBy;
}

/** What can be sorted by. */
export type SortBy = "wait" | "time" | "patient" | "room" | "state" | "confirmed";
/** One rank of a sort. */
export interface Order {
  by: SortBy;
  down: boolean;
}
export type GroupBy = "none" | "room" | "state" | "clinician";

/** Nothing left out, in the usual order. */
export const everything: Choice = {
  match: "all",
  states: [],
  rooms: [],
  clinicians: [],
  text: "",
  sort: [],
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

/** What a row is sorted by; nothing where it has no value, which always comes last. */
function keyOf(by: SortBy, row: BoardRow): string | number | null {
  switch (by) {
    case "wait":
      // The longest wait began first.
      return row.band === null ? null : -(millis(row.since) ?? 0);
    case "time":
      return millis(row.start);
    case "patient":
      return nameSortKey(row.person.name);
    case "room":
      return row.room;
    case "state":
      return LIFE.indexOf(row.state);
    case "confirmed":
      return millis(row.confirmed.at);
  }
}

function compare(one: string | number, other: string | number): number {
  return typeof one === "string" ? one.localeCompare(String(other)) : one - Number(other);
}

/** How a column is sorted first: the longest wait and the most recent on top (FSG-0085), everything else upwards. */
export function usually(by: SortBy): Order {
  return { by, down: by === "wait" || by === "confirmed" };
}

function inOrder(sort: readonly Order[]): (one: BoardRow, other: BoardRow) => number {
  return (one, other) => {
    for (const { by, down } of sort) {
      const [mine, its] = [keyOf(by, one), keyOf(by, other)];
      if (mine === null && its === null) continue;
      if (mine === null || its === null) return mine === null ? 1 : -1;
      const order = compare(mine, its);
      if (order !== 0) return down ? -order : order;
    }
    return 0;
  };
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
    return choice.sort.length === 0 ? kept : [...kept].sort(inOrder(choice.sort));
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
