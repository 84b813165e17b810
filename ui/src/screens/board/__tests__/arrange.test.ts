import { describe, expect, it } from "vitest";
import {
  boardOf,
  boardRow,
  confirmed,
  before as earlier,
  humanName,
  person,
  waitingRow,
} from "../../../host/fixture";
import type { BoardRow } from "../../../host/types";
import { arrange, type Choice, everything, isFiltered, usually } from "../arrange";

const AT = "2026-11-20T15:42:00.000Z";
const named = (family: string, given = "Ada") => person({ name: humanName({ family, given, prefix: null }) });
const aalto = humanName({ family: "Aalto", given: "Mirja", prefix: null });
const reis = humanName({ family: "Reis", given: "Duarte", prefix: null });

const rows: BoardRow[] = [
  waitingRow(AT, 40, {
    visit: "moreau",
    person: named("Moreau"),
    room: "Urgent Care",
    clinicians: [aalto],
    start: earlier(AT, 30),
    note: "Interpreter asked for",
    confirmed: confirmed(earlier(AT, 9)),
  }),
  waitingRow(AT, 20, {
    visit: "abara",
    person: named("Abara"),
    room: "Evening Clinic",
    clinicians: [reis, aalto],
    start: earlier(AT, 50),
    reasons: ["Ankle injury"],
    state: "intakeReady",
    confirmed: confirmed(earlier(AT, 1)),
  }),
  waitingRow(AT, 10, {
    visit: "lind",
    person: named("Lind"),
    room: null,
    clinicians: [],
    start: null,
    confirmed: { at: null, how: "notYet", stale: false },
  }),
];

function listed(choice: Partial<Choice>, given = rows): string[] {
  const { waiting } = arrange(boardOf(AT, given, []), "rooms", { ...everything, ...choice });
  return waiting.flatMap((run) => run.rows.map((row) => row.visit));
}

describe("what is listed", () => {
  it("is everything, in the host's order, where nothing was chosen", () => {
    expect(listed({})).toEqual(["moreau", "abara", "lind"]);
    expect(isFiltered(everything)).toBe(false);
  });

  it.each([
    ["a state", { states: ["intakeReady"] }, ["abara"]],
    ["any of two states", { states: ["intakeReady", "arrived"] }, ["moreau", "abara", "lind"]],
    ["a room", { rooms: ["Urgent Care"] }, ["moreau"]],
    ["a room that was not told", { rooms: [""] }, ["lind"]],
    ["any of a visit's clinicians", { clinicians: ["AALTO, Mirja"] }, ["moreau", "abara"]],
    ["nobody assigned", { clinicians: [""] }, ["lind"]],
  ] as const)("is filtered by %s", (_, choice, visits) => {
    expect(listed(choice)).toEqual(visits);
    expect(isFiltered({ ...everything, ...choice })).toBe(true);
  });

  it.each([
    ["a family name in any case", "  moREau "],
    ["a room", "urgent"],
    ["a note", "interpreter"],
    ["a record number", rows[0]?.person.number?.value ?? "none"],
  ])("is found by %s", (_, text) => {
    expect(listed({ text })).toEqual(["moreau"]);
  });

  it("is found by a reason", () => expect(listed({ text: "ankle" })).toEqual(["abara"]));

  it("needs every column to match, or any, as was chosen", () => {
    const choice = { rooms: ["Urgent Care"], states: ["intakeReady"] } as const;
    expect(listed({ ...choice, match: "all" })).toEqual([]);
    expect(listed({ ...choice, match: "any" })).toEqual(["moreau", "abara"]);
  });

  it("is not filtered by blanks alone", () => {
    expect(isFiltered({ ...everything, text: "  " })).toBe(false);
    expect(listed({ text: "  " })).toHaveLength(3);
  });

  it("counts what is shown", () => {
    const view = boardOf(AT, rows, [boardRow(AT, { room: "Urgent Care" })]);
    expect(arrange(view, "rooms", everything).shown).toBe(4);
    expect(arrange(view, "rooms", { ...everything, rooms: ["Urgent Care"] }).shown).toBe(2);
  });
});

describe("the order", () => {
  it.each([
    ["patient", ["abara", "lind", "moreau"]],
    ["room", ["abara", "moreau", "lind"]],
    ["state", ["moreau", "lind", "abara"]],
    ["confirmed", ["abara", "moreau", "lind"]],
  ] as const)("is by %s when asked for", (by, visits) =>
    expect(listed({ sort: [usually(by)] })).toEqual(visits),
  );

  it("is turned round on demand, and what has no value still comes last", () => {
    expect(listed({ sort: [{ by: "patient", down: true }] })).toEqual(["moreau", "lind", "abara"]);
    expect(listed({ sort: [{ by: "room", down: true }] })).toEqual(["moreau", "abara", "lind"]);
  });

  it("has ranks: a later one decides where the earlier ones are equal (FSG-0121)", () => {
    const given = [
      boardRow(AT, { visit: "late", state: "scheduled", start: earlier(AT, -60) }),
      boardRow(AT, { visit: "done", state: "completed", start: earlier(AT, 90) }),
      boardRow(AT, { visit: "soon", state: "scheduled", start: earlier(AT, -30) }),
    ];
    const byState = usually("state");
    expect(listed({ sort: [byState, usually("time")] }, given)).toEqual(["soon", "late", "done"]);
    expect(listed({ sort: [byState, { by: "time", down: true }] }, given)).toEqual(["late", "soon", "done"]);
  });

  it("by waiting time begins with the longest wait", () => {
    const given = [waitingRow(AT, 5, { visit: "short" }), waitingRow(AT, 50, { visit: "long" })];
    expect(listed({ sort: [usually("wait")] }, given)).toEqual(["long", "short"]);
  });

  it("follows a visit's life by state, not the alphabet (FSG-0106)", () => {
    const states = ["completed", "examInProgress", "arrived", "scheduled"] as const;
    const given = states.map((state) => boardRow(AT, { visit: state, state }));
    expect(listed({ sort: [usually("state")] }, given)).toEqual([...states].reverse());
  });

  it("changes no row of the view that it was given", () => {
    const view = boardOf(AT, rows, []);
    const copy = structuredClone(view);
    arrange(view, "rooms", { ...everything, sort: [usually("patient")], group: "room" });
    expect(view).toEqual(copy);
  });

  it("is by time in Today, with those who wait in their place", () => {
    const next = boardRow(AT, { visit: "next", start: earlier(AT, -30) });
    const { waiting, rest } = arrange(boardOf(AT, rows.slice(0, 2), [next]), "day", everything);
    expect(waiting.flatMap((run) => run.rows)).toEqual([]);
    expect(rest.flatMap((run) => run.rows.map((row) => row.visit))).toEqual(["abara", "moreau", "next"]);
  });
});

describe("groups", () => {
  const titles = (group: Choice["group"]) =>
    arrange(boardOf(AT, rows, []), "rooms", { ...everything, group }).waiting.map((run) => run.title);

  it("have a group for rows without a value (FSG-0133)", () => {
    expect(titles("room")).toEqual(["Urgent Care", "Evening Clinic", ""]);
    expect(titles("clinician")).toEqual(["AALTO, Mirja", "REIS, Duarte", ""]);
    expect(titles("state")).toEqual(["arrived", "intakeReady"]);
  });

  it("lose no row and show none twice", () => {
    for (const group of ["none", "room", "state", "clinician"] as const)
      expect([...listed({ group })].sort()).toEqual(["abara", "lind", "moreau"]);
  });

  it("keep the sort within", () => {
    const { waiting } = arrange(boardOf(AT, rows, []), "rooms", {
      ...everything,
      group: "state",
      sort: [usually("patient")],
    });
    expect(waiting.map((run) => [run.title, run.rows.map((row) => row.visit)])).toEqual([
      ["intakeReady", ["abara"]],
      ["arrived", ["lind", "moreau"]],
    ]);
  });
});
