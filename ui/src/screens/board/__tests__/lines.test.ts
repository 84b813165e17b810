import { describe, expect, it } from "vitest";
import { boardOf, boardRow, before as earlier, waitingRow } from "../../../host/fixture";
import type { BoardRow } from "../../../host/types";
import { arrange, type Choice, everything } from "../arrange";
import { linesOf } from "../lines";

const AT = "2026-11-20T15:42:00.000Z";
const waits = waitingRow(AT, 20, { visit: "waits", start: earlier(AT, 25), room: "Urgent Care" });
const over = boardRow(AT, { visit: "over", state: "completed", start: earlier(AT, 90) });
const now = boardRow(AT, { visit: "in", state: "examInProgress", start: earlier(AT, 30) });
const next = boardRow(AT, { visit: "next", start: earlier(AT, -30), room: "Evening Clinic" });
const later = boardRow(AT, { visit: "later", start: earlier(AT, -60) });

function laid(
  mode: "rooms" | "day",
  waiting: BoardRow[],
  today: BoardRow[],
  { earlier = false, ...choice }: Partial<Choice> & { earlier?: boolean } = {},
) {
  const view = boardOf(AT, waiting, today);
  return linesOf(view, mode, arrange(view, mode, { ...everything, ...choice }), {
    earlier,
    nowLine: mode === "day",
  });
}

/** The kinds in order, with the visit where there is one. */
const shape = ({ lines }: ReturnType<typeof linesOf>) =>
  lines.map((line) => (line.kind === "visit" ? line.row.visit : `(${line.kind})`));

describe("the board as lines", () => {
  it("puts those who wait first, then the rest of today under its own title", () => {
    expect(shape(laid("rooms", [waits], [now, next]))).toEqual(["waits", "(section)", "in", "next", "(end)"]);
  });

  it("numbers the visits from the second row of the grid on, as its head is the first", () => {
    const { lines } = laid("rooms", [waits], [now, next]);
    expect(lines.flatMap((line) => (line.kind === "visit" ? [line.index] : []))).toEqual([2, 3, 4]);
  });

  it("leaves out visits that are over and began before now, counts them, and lists them when asked", () => {
    const short = laid("rooms", [waits], [over, now]);
    expect(short.visits.map((row) => row.visit)).toEqual(["waits", "in"]);
    expect(short.hidden).toBe(1);
    const long = laid("rooms", [waits], [over, now], { earlier: true });
    expect(long.visits.map((row) => row.visit)).toEqual(["waits", "over", "in"]);
    expect(long.hidden).toBe(0);
  });

  it.each(["scheduled", "examInProgress", "unknown"] as const)(
    "never leaves out a visit that is %s",
    (state) => {
      const row = boardRow(AT, { visit: "past", state, start: earlier(AT, 300) });
      expect(laid("rooms", [], [row]).visits).toEqual([row]);
    },
  );

  it("keeps a visit in sight that was cancelled ahead of its time", () => {
    const row = boardRow(AT, { visit: "off", state: "cancelled", start: earlier(AT, -30) });
    expect(laid("rooms", [], [row])).toMatchObject({ visits: [row], hidden: 0 });
  });

  it("says that nobody waits, and still lists the day", () => {
    expect(shape(laid("rooms", [], [next]))).toEqual(["(nobodyWaits)", "(section)", "next", "(end)"]);
  });

  it("says that no visit is known, without an end of a list", () => {
    expect(shape(laid("rooms", [], []))).toEqual(["(nobodyWaits)", "(section)", "(emptyDay)"]);
    expect(shape(laid("day", [], []))).toEqual(["(emptyDay)"]);
  });

  it("draws the time now in Today once, between what has begun and what is to come", () => {
    expect(shape(laid("day", [waits], [now, next, later]))).toEqual([
      "in",
      "waits",
      "(now)",
      "next",
      "later",
      "(end)",
    ]);
  });

  it("draws no time now in Today where nothing is to come, and none among waiting rooms", () => {
    expect(shape(laid("day", [], [now]))).toEqual(["in", "(end)"]);
    expect(shape(laid("rooms", [waits], [now, next]))).not.toContain("(now)");
  });

  it("marks in Today which of the visits wait", () => {
    const { lines } = laid("day", [waits], [now]);
    expect(lines.flatMap((line) => (line.kind === "visit" && line.waits ? [line.row.visit] : []))).toEqual([
      "waits",
    ]);
  });

  it("titles each group, and gives every line a key of its own", () => {
    const { lines } = laid("rooms", [waits], [now, next, later], { group: "room" });
    expect(lines.flatMap((line) => (line.kind === "title" ? [line.run.title] : []))).toEqual([
      "Urgent Care",
      "Urgent Care",
      "Evening Clinic",
    ]);
    expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length);
  });
});
