import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { Walking } from "../../../../tests/Walking";
import { listenForKeys } from "../../../frame/listenForKeys";
import {
  boardOf,
  boardRow,
  confirmed,
  before as earlier,
  fixtureHost,
  fixtureSettings,
  greyed,
  humanName,
  person,
  problem,
  room,
  waitingRow,
} from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { BoardRow, BoardView } from "../../../host/types";
import "../../visit/VisitPanel";
import BoardScreen from "../BoardScreen";
import TodayScreen from "../TodayScreen";

const AT = "2029-12-03T15:42:00.000Z";
const named = (family: string, given: string) =>
  person({ key: `c0ffee01:ext:${family}`, name: humanName({ family, given, prefix: null }) });
const long = waitingRow(AT, 41, { visit: "long", person: named("Petrov", "Ivo"), room: "Evening Clinic" });
const short = waitingRow(AT, 6, { visit: "short", person: named("Abara", "Ngozi") });
const next = boardRow(AT, { visit: "next", person: named("Lind", "Maja"), start: earlier(AT, -30) });

// Only the date is held still; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(AT) }));
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

function open(
  board: Partial<BoardView> = {},
  {
    day = false,
    overrides = {} as Partial<Host>,
    visit = "",
    rows = [[long, short], [next]] as BoardRow[][],
  } = {},
) {
  const [waiting = [], today = []] = rows;
  const view = { ...boardOf(AT, structuredClone(waiting), structuredClone(today)), ...board };
  const host = fixtureHost({ at: AT, board: view }, overrides);
  const opened: Record<string, string> = visit === "" ? {} : { visit };
  const here = { screen: day ? ("today" as const) : ("board" as const), open: opened };
  return renderScreen(day ? <TodayScreen /> : <BoardScreen />, { host, here });
}

const rowOf = async (visit: string) => {
  await waitFor(() => expect(document.querySelector(`[data-visit="${visit}"]`)).not.toBeNull());
  return document.querySelector(`[data-visit="${visit}"]`) as HTMLElement;
};
const order = () =>
  [...document.querySelectorAll<HTMLElement>("[data-visit]")].map((row) => row.dataset.visit);

describe("a row of the board", () => {
  it("has the minutes waited first, and says past what in words (WCAG 1.4.1)", async () => {
    open();
    const cells = within(await rowOf("long")).getAllByRole("gridcell");
    expect(cells[0]).toHaveTextContent(/41 min/);
    expect(cells[0]).toHaveTextContent(/past 30\s?min/);
    expect(within(await rowOf("short")).getAllByRole("gridcell")[0]).not.toHaveTextContent(/past/i);
  });

  it("says that the wait is at least so long when its beginning was not seen", async () => {
    open({}, { rows: [[{ ...long, atLeast: true }], []] });
    expect(await rowOf("long")).toHaveTextContent(/at least/i);
  });

  it("names the patient in one form, with birth date and number (NHS-name, X-01)", async () => {
    open();
    const who = within(await rowOf("long")).getByRole("rowheader");
    expect(who).toHaveTextContent("PETROV, Ivo");
    expect(who).toHaveTextContent("05-Apr-1984");
  });

  it("shows its age and source, and that it is stale", async () => {
    const stale = { ...long, confirmed: confirmed(earlier(AT, 12), { stale: true }) };
    open({}, { rows: [[stale, short], []] });
    expect(await rowOf("long")).toHaveTextContent(/12\s?minStale/);
  });

  it("quotes a word that nobody knows, exactly", async () => {
    open({}, { rows: [[], [{ ...next, state: "unknown", statusWord: "teleported" }]] });
    expect(await rowOf("next")).toHaveTextContent("“teleported”");
  });

  it("marks patients of the same family name", async () => {
    const other = { ...short, person: named("Petrov", "Iva"), sameName: "given" as const };
    open({}, { rows: [[{ ...long, sameName: "given" }, other], []] });
    expect(within(await rowOf("long")).getByLabelText(/Same family name/)).toBeInTheDocument();
  });

  it("offers Join to those who wait, and greys it with the reason where it cannot be", async () => {
    const { user, navigation } = open({}, { rows: [[{ ...long, join: greyed("idUnknown") }, short], []] });
    const off = within(await rowOf("long")).getByRole("button", { name: "Join PETROV, Ivo" });
    expect(off).toHaveAttribute("aria-disabled", "true");
    expect(off).toHaveAttribute("title", expect.stringContaining("has not told us the visit's id"));
    await user.click(off);
    expect(navigation.go).not.toHaveBeenCalled();
    await user.click(within(await rowOf("short")).getByRole("button", { name: "Join ABARA, Ngozi" }));
    expect(navigation.go).toHaveBeenCalledWith("board", { open: { visit: "short" }, replace: true });
  });

  it("leads to the decision where one of our changes needs a person", async () => {
    const intent = { id: "i1", act: "cancel" as const, state: "needsPerson" as const, at: earlier(AT, 3) };
    const { user, navigation } = open({}, { rows: [[{ ...long, intent }], []] });
    await user.click(within(await rowOf("long")).getByRole("button", { name: /^Decide/ }));
    expect(navigation.go).toHaveBeenCalledWith("outbox", { open: { intent: "i1" } });
  });

  it("draws what a vendor or a desk wrote as text, never as markup", async () => {
    const given = { ...long, note: "<img src=x onerror=alert(1)>", reasons: ["<b>bold</b>"] };
    open({}, { rows: [[given], []] });
    expect(await rowOf("long")).toHaveTextContent("<img src=x onerror=alert(1)>");
    expect((await rowOf("long")).querySelector("img")).toBeNull();
  });
});

describe("by keyboard", () => {
  it("arrows move between rows, Home and End to the ends, Enter opens (KEYS 2.2.4.2)", async () => {
    const { user, navigation } = open();
    (await rowOf("long")).focus();
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-visit", "short"));
    await user.keyboard("{End}");
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-visit", "next"));
    await user.keyboard("{Home}{Enter}");
    await waitFor(() =>
      expect(navigation.go).toHaveBeenCalledWith("board", { open: { visit: "long" }, replace: true }),
    );
  });

  it("keeps the focus on its row when the board is read again (WCAG 2.4.3)", async () => {
    const { host } = open();
    (await rowOf("short")).focus();
    host.state.board.waiting.reverse();
    host.stale("board");
    await waitFor(() => expect(order()).toEqual(["short", "long", "next"]));
    expect(document.activeElement).toHaveAttribute("data-visit", "short");
  });

  it("tells where each row stands in the list and which one is open (WCAG 1.3.1)", async () => {
    open({}, { visit: "short" });
    const rows = await Promise.all(["long", "short", "next"].map(rowOf));
    expect(rows.map((row) => row.getAttribute("aria-rowindex"))).toEqual(["2", "3", "4"]);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "4");
    expect(rows.map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
  });

  it("opens the visit beside the list, and Esc closes it and gives the focus back to its row", async () => {
    const stop = listenForKeys(() => undefined);
    const host = fixtureHost({ at: AT, board: boardOf(AT, structuredClone([long, short]), []) });
    const { user } = renderScreen(
      <Walking from={{ screen: "board" }}>
        <BoardScreen />
      </Walking>,
      { host },
    );
    (await rowOf("short")).focus();
    await user.keyboard("{Enter}");
    const panel = await screen.findByRole("complementary", { name: "Visit" });
    await waitFor(() => expect(panel).toHaveFocus());
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary", { name: "Visit" })).toBeNull());
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-visit", "short"));
    stop();
  });

  it("closes the visit as a place that was left, with no step to go back to", async () => {
    const { user, navigation } = open({}, { visit: "short" });
    const panel = await screen.findByRole("complementary", { name: "Visit" });
    await waitFor(() => expect(panel).toHaveFocus());
    await user.keyboard("{Escape}");
    expect(navigation.go).toHaveBeenCalledWith("board", { open: {}, replace: true });
  });
});

describe("filter, sort, group and columns", () => {
  it("announces a filter above the list with its logic spelled out, and removes it (FSG-0070)", async () => {
    const { user } = open();
    await rowOf("long");
    await user.type(screen.getByRole("searchbox", { name: "Find in list" }), "petrov");
    await waitFor(() => expect(order()).toEqual(["long"]));
    expect(screen.getByText(/^Data filtered to show “petrov”/)).toBeInTheDocument();
    expect(screen.getByText(/\b1 of 3\b/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Remove filter" }));
    await waitFor(() => expect(order()).toEqual(["long", "short", "next"]));
  });

  it("does not keep what was typed, which may be a name, but keeps the rest (PAL-0770)", async () => {
    const { user, unmount } = open({ rooms: [room("Urgent Care"), room("Evening Clinic")] });
    await rowOf("long");
    await user.type(screen.getByRole("searchbox", { name: "Find in list" }), "abara");
    await user.click(screen.getByRole("button", { name: /^Urgent Care/ }));
    expect(JSON.stringify(localStorage)).not.toContain("abara");
    unmount();
    open({ rooms: [room("Urgent Care"), room("Evening Clinic")] });
    expect(await screen.findByText(/Data filtered to show Room Urgent Care/)).toBeInTheDocument();
  });

  it("sorts by a heading, shows which way, and turns round on a second press (FSG-0099)", async () => {
    const { user } = open();
    await rowOf("long");
    const heading = () => screen.getByRole("columnheader", { name: /Patient/ });
    await user.click(within(heading()).getByRole("button"));
    await waitFor(() => expect(order().slice(0, 2)).toEqual(["short", "long"]));
    expect(heading()).toHaveAttribute("aria-sort", "ascending");
    await user.click(within(heading()).getByRole("button"));
    expect(heading()).toHaveAttribute("aria-sort", "descending");
    await waitFor(() => expect(order().slice(0, 2)).toEqual(["long", "short"]));
    await user.click(within(heading()).getByRole("button"));
    expect(heading()).not.toHaveAttribute("aria-sort");
  });

  it("sorts by a second rank within the first, and shows the ranks (FSG-0121)", async () => {
    localStorage.setItem(
      "board.rooms",
      JSON.stringify({
        sort: [
          { by: "room", down: false },
          { by: "patient", down: true },
        ],
      }),
    );
    const there = (visit: string, family: string, where: string) =>
      waitingRow(AT, 9, { visit, person: named(family, "Ana"), room: where });
    const rows = [there("b1", "Abara", "B"), there("a1", "Abara", "A"), there("b2", "Petrov", "B")];
    open({}, { rows: [rows, []] });
    await rowOf("b1");
    expect(order()).toEqual(["a1", "b2", "b1"]);
    expect(screen.getByRole("columnheader", { name: /Visit.*rank 1/ })).toBeInTheDocument();
    expect(screen.getByRole("columnheader", { name: /Patient.*rank 2/ })).toBeInTheDocument();
  });

  it("shows what meets any of the filters where that was chosen, not only what meets all (FSG-0070)", async () => {
    const choice = { match: "any", rooms: ["Evening Clinic"], states: [next.state] };
    localStorage.setItem("board.rooms", JSON.stringify(choice));
    open();
    await rowOf("long");
    expect(order()).toEqual(["long", "next"]);
  });

  it("hides a column, says so at the list's edge, and brings it back (PAL-0240)", async () => {
    const { user } = open();
    await rowOf("long");
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(await screen.findByRole("checkbox", { name: "Show Last confirmed" }));
    expect(screen.queryByRole("columnheader", { name: /Last confirmed/ })).toBeNull();
    expect(within(await rowOf("long")).getAllByRole("gridcell")).toHaveLength(4);
    expect(screen.getByText("Hidden: Last confirmed")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(screen.getByRole("columnheader", { name: /Last confirmed/ })).toBeInTheDocument();
  });

  it("offers no way to hide who it is, how long they wait or where the visit stands (PAL-0720)", async () => {
    const { user } = open();
    await rowOf("long");
    await user.click(screen.getByRole("button", { name: "Columns" }));
    const boxes = within(await screen.findByRole("list", { name: "Columns" })).getAllByRole("checkbox");
    expect(boxes.map((box) => box.getAttribute("aria-label"))).toEqual(["Show Visit", "Show Last confirmed"]);
  });

  it("filters by a room from the strip, where empty rooms stay listed (PAL-0660)", async () => {
    const rooms = [
      room("Urgent Care", { waiting: 1 }),
      room("Evening Clinic", { waiting: 1 }),
      room("Quiet Room"),
    ];
    const { user } = open({ rooms });
    await rowOf("long");
    expect(screen.getByRole("button", { name: /Quiet Room.*Unoccupied/ })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Evening Clinic/ }));
    await waitFor(() => expect(order()).toEqual(["long"]));
  });
});

describe("Today", () => {
  it("has the time in its first column, also for those who wait", async () => {
    open({}, { day: true });
    const first = within(await rowOf("long")).getAllByRole("gridcell")[0];
    expect(first).toHaveTextContent("10:37");
    expect(first).not.toHaveTextContent("41");
  });

  it("shows another day, in other colours and with the word for it (PAL-1020)", async () => {
    const days: (string | null)[] = [];
    const board = async (day: string | null) => {
      days.push(day);
      const view = boardOf(AT, day === null ? [long] : [], day === null ? [next] : []);
      return { ...view, day: day ?? "2029-12-03" };
    };
    const { user } = open({}, { day: true, overrides: { board } });
    await rowOf("long");
    await user.click(await screen.findByRole("button", { name: "Day before" }));
    expect(await screen.findByText(/^Historical, .*02-Dec-2029/)).toBeInTheDocument();
    expect(days.at(-1)).toBe("2029-12-02");
    expect(screen.getByRole("grid")).toHaveAttribute("data-past");
    expect(order()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Today" }));
    await rowOf("long");
    expect(screen.queryByText(/^Historical/)).toBeNull();
  });
});

describe("when there is nothing or something is wrong", () => {
  it("says that nobody waits, and when the next visit is", async () => {
    open({}, { rows: [[], [next]] });
    expect(await screen.findByText("Nobody is waiting")).toBeInTheDocument();
    expect(screen.getByText("The next visit is at 11:12.")).toBeInTheDocument();
  });

  it("says what it waits for", () => {
    open({}, { overrides: { board: () => new Promise<BoardView>(() => {}) } });
    expect(screen.getByText(/encrypted store/)).toBeInTheDocument();
  });

  it("tells a refusal in words, and tries again when asked", async () => {
    let calls = 0;
    const board = async () => {
      calls += 1;
      if (calls === 1) throw problem({ code: "denied", what: "roleLacks" });
      return boardOf(AT, [long], []);
    };
    const { user } = open({}, { overrides: { board } });
    const again = await screen.findByRole("button", { name: /again/i });
    await user.click(again);
    await rowOf("long");
  });

  it("says of an offline vendor since when, and keeps its rows", async () => {
    const base = boardOf(AT, [long], []);
    const silent = base.connections.map((each) => ({
      ...each,
      unreachable: true,
      silentSince: earlier(AT, 9),
    }));
    open({ connections: silent }, { rows: [[long], []] });
    expect(await screen.findByText(/has not answered since|No network since/)).toBeInTheDocument();
    await rowOf("long");
  });

  it.each(["en", "es"] as const)("is clean by axe, with the choices open (%s)", async (language) => {
    const view = boardOf(AT, [long, short], [next]);
    const host = fixtureHost({ at: AT, board: view, settings: { ...fixtureSettings, language } });
    const { user, container } = renderScreen(<BoardScreen />, { host });
    await rowOf("long");
    for (const name of [/^(Filter|Filtrar)$/, /^(Sort|Ordenar)$/, /^(Columns|Columnas)$/]) {
      await user.click(screen.getByRole("button", { name }));
      await screen.findByRole("button", { name: /^(Close|Cerrar)$/ });
      expect(await axeFindings(container)).toEqual([]);
    }
  });
});
