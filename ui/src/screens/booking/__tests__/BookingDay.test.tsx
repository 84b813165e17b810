import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { problem } from "../../../host/fixture";
import { sampleDay } from "../../../host/fixture/day";
import type { BookingDayQuery, PatientView, WallTime } from "../../../host/types";
import { host, LINDHOLM, NOW, open, slot } from "./bookingDesk";

// Only the date is held still, so that slots are neither past nor far; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOW) }));
afterEach(() => vi.useRealTimers());

describe("the day of rooms", () => {
  it("says per room how old its slots are, that they are being read, and that reading failed", async () => {
    open(host());
    expect(
      await screen.findByRole("columnheader", { name: /Urgent Care.*20min slots, 2min old/ }),
    ).toBeVisible();
    expect(screen.getByRole("columnheader", { name: /Travel Advice.*Slots are being read/ })).toBeVisible();
    expect(
      screen.getByRole("columnheader", { name: /Evening Clinic.*1hr old.*The last reading failed/ }),
    ).toBeVisible();
  });

  it("brings a slot into view below the head, however high that is (WCAG 2.4.11)", async () => {
    open(host());
    const pane = (await screen.findByRole("grid")).closest("section");
    // As high as everything is here, where nothing is laid out.
    expect(pane?.style.getPropertyValue("--head")).toBe("700px");
  });

  it("leaves a slot that is pressed where it is: at the edge it would be let go of over something else", async () => {
    open(host());
    const pressed = await slot(/^From 14:20 To 14:40, Urgent Care$/);
    const focus = vi.spyOn(pressed, "focus");
    expect(fireEvent.mouseDown(pressed)).toBe(false);
    expect(focus).toHaveBeenCalledWith({ preventScroll: true });
    expect(pressed).toHaveFocus();
  });

  it("names nobody but the patient being booked", async () => {
    open(host());
    const grid = await screen.findByRole("grid");
    expect(within(grid).getByRole("gridcell", { name: /11:35, LINDHOLM, own visit/ })).toBeVisible();
    expect(within(grid).getAllByRole("gridcell", { name: /Busy/ }).length).toBeGreaterThan(3);
    expect(grid).not.toHaveTextContent(/ABARA|SØRBØ|WHITLOCK/);
  });

  it("shows the patient's own clock where their zone is known, without asking (X-04)", async () => {
    const given = host();
    const known = given.patient;
    given.patient = async (key) => ({ ...(await known(key)), zone: "Asia/Tokyo" });
    const { user } = open(given);
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care, 04:20 Tokyo UTC\+9/));
    expect(await screen.findByText("From 04:20 To 04:40")).toBeVisible();
    expect(screen.getByText("New York (UTC−5)")).toBeVisible();
  });

  it("shows the clinic's clock alone where the patient's zone is not known", async () => {
    const { user } = open(host());
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care$/));
    expect(await screen.findByText("New York (UTC−5)")).toBeVisible();
  });

  it("asks which of two times is meant, and refuses one that the clocks skip with the nearest slots", async () => {
    const meant: { wall: WallTime } = {
      wall: { kind: "none", before: "2029-12-05T14:20:00.000Z", after: "2029-12-05T14:21:00.000Z" },
    };
    const { user } = open(host({ wallTime: async () => meant.wall }));
    await slot(/^From 09:20 To 09:40, Urgent Care/);
    const type = async () => {
      const field = screen.getByRole("textbox", { name: "Time" });
      await user.clear(field);
      await user.type(field, "0230{Enter}");
    };
    await type();
    expect(await screen.findByText(/02:30 does not exist on this day/)).toBeVisible();
    expect(screen.getByRole("button", { name: "09:20 Urgent Care" })).toBeVisible();
    meant.wall = { kind: "two", earlier: "2029-12-05T14:20:00.000Z", later: "2029-12-05T15:20:00.000Z" };
    await type();
    expect(await screen.findByText("02:30 occurs twice on this day. Which one?")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "10:20 UTC−5" }));
    expect(await screen.findByText(/not a free slot|free in more than one room|From 10:20 To/)).toBeVisible();
  });

  it("shows both clocks with offsets once the patient's zone is set (X-04)", async () => {
    const { user } = open(host());
    await slot(/^From 14:20 To 14:40, Urgent Care/);
    await user.click(screen.getByRole("combobox", { name: "Patient's time zone" }));
    await user.keyboard("tokyo");
    await screen.findByRole("option", { name: /Tokyo/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await slot(/^From 14:20 To 14:40, Urgent Care, 04:20 Tokyo UTC\+9/)).toBeVisible();
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care/));
    expect(await screen.findByText("From 04:20 To 04:40")).toBeVisible();
    expect(screen.getByText(/Tokyo \(UTC\+9\)/)).toHaveTextContent("Thu 06-Dec-2029");
  });

  it("greys slots that have passed and keeps them in place", async () => {
    const given = host({
      bookingDay: async (query: BookingDayQuery) => sampleDay(NOW, query),
    });
    const { user } = open(given, { patient: LINDHOLM, day: "2029-12-03" });
    const past = await slot(/^From 09:00 To 09:20, Cardiology Review.*/);
    expect(past).not.toHaveAttribute("aria-disabled");
    expect(given.state.asked).toEqual([]);
    vi.setSystemTime(new Date("2029-12-03T20:00:00.000Z"));
    expect(await slot(/^From 09:00 To 09:20, Cardiology Review, past/)).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.click(await slot(/^From 09:00 To 09:20, Cardiology Review, past/));
    expect(screen.queryByText("From 09:00 To 09:20")).toBeNull();
  });

  it("drops a chosen slot that is no longer free, and says so", async () => {
    const slots = { gone: false };
    const given = host({
      bookingDay: async (query: BookingDayQuery) => {
        const day = sampleDay(NOW, query);
        if (slots.gone) for (const room of day.rooms) room.slots = room.slots.slice(5);
        return day;
      },
    });
    const { user } = open(given);
    await user.click(await slot(/^From 09:00 To 09:20, Cardiology Review/));
    slots.gone = true;
    given.stale("booking");
    expect(await screen.findByText(/The chosen slot is no longer free/)).toBeVisible();
  });

  it("never paints a late answer about another patient (X-01)", async () => {
    let answer: (patient: PatientView) => void = () => undefined;
    const late = new Promise<PatientView>((resolve) => {
      answer = resolve;
    });
    const given = host();
    const real = given.patient;
    given.patient = (key) => (key === LINDHOLM ? late : real(key));
    open(given);
    await slot(/^From 09:20 To 09:40, Urgent Care/);
    answer(await real("c0ffee01:ext:4410275"));
    await new Promise((done) => setTimeout(done, 30));
    expect(screen.queryByText(/SØRBØ/)).toBeNull();
  });
});

describe("the states of Booking", () => {
  it("is closed to who may not book", async () => {
    open(
      host({
        whoAmI: async () => ({ id: "u-1", name: "PETERSEN, Ida", roles: ["administrator"], demo: false }),
      }),
    );
    expect(await screen.findByText("Booking is open to the front desk and clinicians only")).toBeVisible();
  });

  it("says that there is no room when there is none", async () => {
    const given = host({ bookingDay: async (query) => ({ ...sampleDay(NOW, query), rooms: [] }) });
    open(given);
    expect(await screen.findByText("No rooms to book")).toBeVisible();
  });

  it("offers another try when the day cannot be read", async () => {
    const failing = { fails: true };
    const given = host({
      bookingDay: async (query) => {
        if (failing.fails) throw problem({ code: "store", what: "store" });
        return sampleDay(NOW, query);
      },
    });
    const { user } = open(given);
    const again = await screen.findByRole("button", { name: "Try again" });
    failing.fails = false;
    await user.click(again);
    expect(await slot(/^From 09:20 To 09:40, Urgent Care/)).toBeVisible();
  });

  it("says what being offline means for a booking", async () => {
    const given = host();
    given.state.board.connections[0]!.silentSince = NOW;
    given.state.board.connections[0]!.unreachable = true;
    open(given);
    expect(await screen.findByText(/What you book waits in the Outbox/)).toBeVisible();
  });

  it("fills the form from a refused booking and withdraws that one once the new one is kept", async () => {
    const given = host();
    const refused = given.state.outbox.refused[0]!;
    refused.person = given.state.board.waiting[1]!.person;
    const { user } = open(given, { intent: refused.id });
    expect(await screen.findByText(/Filled from the refused booking/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Reasons" })).toHaveValue("Headache for three days");
    expect(screen.getByRole("button", { name: /Waiting room/ })).toHaveTextContent("Urgent Care");
    await user.click(await slot(/^From 09:20 To 09:40, Urgent Care/));
    for (const tick of await screen.findAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: /^Book LINDHOLM/ }));
    await waitFor(() =>
      expect(given.state.asked.map((each) => each.act)).toEqual(expect.arrayContaining(["book", "decide"])),
    );
  });

  it.each(["en", "es"] as const)(
    "is clean by axe with nothing chosen and with a slot chosen (%s)",
    async (language) => {
      const { container, user } = open(host({}, language));
      const first = await slot(/09:20.*09:40.*Urgent Care/);
      expect(await axeFindings(container)).toEqual([]);
      await user.click(first);
      await screen.findAllByRole("checkbox");
      expect(await axeFindings(container)).toEqual([]);
    },
  );
});
