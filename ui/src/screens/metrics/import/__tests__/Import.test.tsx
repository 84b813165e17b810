import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import {
  type FixtureHost,
  fixtureHost,
  fullImport,
  glucoseTable,
  problem,
  readingFile,
  readingImport,
} from "../../../../host/fixture";
import type { FixtureState } from "../../../../host/fixture/host";
import type { BeginReadingImport, ReadingImportInput } from "../../../../host/types";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const AT = "2026-11-20T15:42:00.000Z";
const KEY = "c0ffee01:ext:4410511";
const LONG = { timeout: 15_000 };

function show(parts: Partial<FixtureState> = {}, overrides: Parameters<typeof fixtureHost>[1] = {}) {
  const host = fixtureHost({ graphs: [], ...parts }, overrides);
  const view = render(<App host={host} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
  return { ...view, host, user: userEvent.setup({ delay: null }) };
}

async function open(parts: Partial<FixtureState> = {}, overrides: Parameters<typeof fixtureHost>[1] = {}) {
  const shown = show(parts, overrides);
  const button = await screen.findByRole("button", { name: "Import a file…" }, LONG);
  await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"), LONG);
  await shown.user.click(button);
  const sheet = await screen.findByRole("dialog", { name: /^Files of readings of/u });
  return { ...shown, sheet };
}

const button = (name: RegExp | string) => screen.getByRole("button", { name });
const asked = (host: FixtureHost, act: string) =>
  host.state.asked.filter((each) => each.act === act).map(({ with: [given] }) => given);

async function choose(user: ReturnType<typeof userEvent.setup>, label: string, option: string | RegExp) {
  await user.click(screen.getByRole("button", { name: new RegExp(`${label}`, "u") }));
  await user.click(await screen.findByRole("option", { name: option }));
}

describe("a file of readings", () => {
  it("is chosen, read as a dry run, and kept after two identifiers were checked (X-06), by keyboard alone", async () => {
    const { user, host, sheet } = await open();
    expect(await axeFindings(sheet)).toEqual([]);
    button("Choose a file…").focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "export.zip" })).toHaveFocus();
    expect(screen.getByText("The file does not say whose it is.")).toBeVisible();
    expect(await axeFindings(sheet)).toEqual([]);
    button("Read it as a dry run").focus();
    await user.keyboard("{Enter}");
    const bar = await screen.findByRole("progressbar", { name: "How much of export.zip was read" });
    expect(bar).toHaveAttribute("max", "100");
    expect(screen.getByRole("heading", { name: "export.zip is being read" })).toHaveFocus();
    const [begun] = asked(host, "beginReadingImport") as BeginReadingImport[];
    expect(begun).toEqual({
      patient: KEY,
      token: "token-1",
      table: null,
      samples: null,
      zone: null,
      meant: false,
    });

    const id = host.state.readingImports[0]?.id ?? "";
    host.state.readingImports = [fullImport(AT, { id, state: "reading", percent: 43 })];
    host.stale("readingImports");
    await waitFor(() => expect(bar).toHaveValue(43));
    expect(bar).toHaveAttribute("aria-valuetext", "43 % read");
    expect(await axeFindings(sheet)).toEqual([]);

    host.state.readingImports = [fullImport(AT, { id })];
    host.stale("readingImports");
    const table = await screen.findByRole("table", { name: "Readings in the file" });
    expect(within(table).getByRole("row", { name: /^Blood pressure/u })).toHaveTextContent("21240");
    expect(screen.getByText(/^4 ECG recordings, 1 known already, 1 refused$/u)).toBeVisible();
    expect(await axeFindings(sheet)).toEqual([]);
    const keep = button("Keep it");
    await user.click(keep);
    expect(asked(host, "keepReadingImport")).toEqual([]);
    for (const box of screen.getAllByRole("checkbox")) {
      box.focus();
      await user.keyboard(" ");
    }
    keep.focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("row", { name: /export\.zip.*Kept/u })).toBeVisible();
    expect(screen.getByRole("heading", { name: "Files that were brought in" })).toHaveFocus();
    const [kept] = asked(host, "keepReadingImport") as ReadingImportInput[];
    expect(kept).toMatchObject({ import: id, checked: { patient: KEY } });
  });

  it("tells every refusal with its record, its line and why, a hundred at a time", async () => {
    const { user } = await open({ readingImports: [fullImport(AT)] });
    const table = await screen.findByRole("table", { name: "Refused and doubted: 130 lines" });
    expect(within(table).getAllByRole("row")).toHaveLength(101);
    expect(within(table).getAllByRole("row")[1]).toHaveTextContent("340The number is NaN or infinitevalue");
    await user.click(button("Show 30 more"));
    await waitFor(() => expect(within(table).getAllByRole("row")).toHaveLength(131));
    expect(within(table).getAllByRole("row").at(-1)).toHaveTextContent(
      "The header of the recording cannot be read",
    );
    expect(screen.queryByRole("button", { name: /^Show/u })).toBeNull();
  });

  it("of another person is shown beside whose record it is, and is read only when that is meant (X-01)", async () => {
    const person = { born: "1951-05-02", sex: "male", name: "Ahlberg Nora", number: null } as const;
    const file = readingFile({ person: { ...person, differs: ["born", "name"] } });
    const { user, host, sheet } = await open({ readingFile: file });
    await user.click(button("Choose a file…"));
    const compared = await screen.findByRole("table", { name: "The file says it is of" });
    expect(within(compared).getByRole("row", { name: /^Name/u })).toHaveTextContent(
      /Ahlberg Nora.*lindholm/iu,
    );
    expect(screen.getByText(/The birth date is not this patient's\./u)).toBeVisible();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(button("Read it as a dry run"));
    expect(asked(host, "beginReadingImport")).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /the file is of/iu }));
    await user.click(button("Read it as a dry run"));
    await screen.findByRole("progressbar");
    expect(asked(host, "beginReadingImport")).toMatchObject([{ meant: true }]);
  });

  it("that is a table asks what it leaves open, and nothing of it is chosen beforehand", async () => {
    const { user, host, sheet } = await open({ readingFile: glucoseTable() });
    await user.click(button("Choose a file…"));
    await screen.findByRole("heading", { name: "glucose.csv" });
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(button("Read it as a dry run"));
    expect(asked(host, "beginReadingImport")).toEqual([]);
    await choose(user, "What was measured", "Sensor glucose (CGM)");
    await choose(user, "Unit", "mmol/L");
    await choose(user, "Order of dates", /^Day first/u);
    await user.click(button("Read it as a dry run"));
    await screen.findByRole("progressbar");
    expect(asked(host, "beginReadingImport")).toMatchObject([
      {
        table: {
          time: 0,
          value: 1,
          metric: "sensorGlucose",
          unit: { kind: "all", unit: "mmol/L" },
          order: "dayFirst",
          decimal: "point",
        },
        zone: "America/New_York",
      },
    ]);
  });

  it("that cannot be brought in says why, and one that was not chosen changes nothing", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", field: "file", what: "cut" });
    };
    const { user } = await open({}, { lookAtReadingFile: refuse });
    await user.click(button("Choose a file…"));
    expect(await screen.findByText(/The file is cut short\. Nothing was brought in\./u)).toBeVisible();
  });

  it("is not looked at when the dialog is closed", async () => {
    const { user, host } = await open({ readingFile: null });
    await user.click(button("Choose a file…"));
    await waitFor(() => expect(asked(host, "lookAtReadingFile")).toEqual([KEY]));
    expect(screen.queryByRole("button", { name: "Read it as a dry run" })).toBeNull();
    expect(button("Choose a file…")).toBeVisible();
  });

  it("can be stopped and go on where it stopped", async () => {
    const { user, host } = await open({
      readingImports: [fullImport(AT, { state: "reading", percent: 12 })],
    });
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText("It was stopped.")).toBeVisible();
    await user.click(button("Go on"));
    expect(await screen.findByRole("progressbar")).toBeVisible();
    expect(asked(host, "resumeReadingImport")).toEqual(["import-1"]);
  });

  it("that is damaged says where, and what was read can be kept or thrown away", async () => {
    const broken = fullImport(AT, {
      state: "broken",
      why: "brokenXml",
      broken: { record: 30, line: 55, column: 23 },
    });
    const { user, host } = await open({ readingImports: [broken] });
    expect(await screen.findByText(/broken\. It was read up to record 30, line 55\./u)).toBeVisible();
    expect(button("Keep what was read")).toBeVisible();
    await user.click(button("Throw it away"));
    expect(await screen.findByText("No file was brought in for this record.")).toBeVisible();
    expect(asked(host, "discardReadingImport")).toEqual(["import-1"]);
  });

  it("that holds nothing cannot be kept", async () => {
    await open({ readingImports: [readingImport(AT)] });
    expect(await screen.findByText("The file holds nothing that could count.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Keep it" })).toBeNull();
  });

  it("that counts is taken back after two identifiers were checked (X-06)", async () => {
    const kept = fullImport(AT, { state: "kept", endedAt: AT, endedBy: "MOREAU, Jeanne" });
    const { user, host } = await open({ readingImports: [kept] });
    await user.click(await screen.findByRole("button", { name: "Remove what export.zip brought" }));
    const question = await screen.findByRole("alertdialog", { name: "Remove what export.zip brought?" });
    expect(await axeFindings(question)).toEqual([]);
    await user.click(button("Remove it"));
    expect(asked(host, "removeReadingImport")).toEqual([]);
    for (const box of within(question).getAllByRole("checkbox")) await user.click(box);
    await user.click(button("Remove it"));
    expect(await screen.findByRole("row", { name: /export\.zip.*Removed/u })).toBeVisible();
    expect(asked(host, "removeReadingImport")).toMatchObject([
      { import: "import-1", checked: { patient: KEY } },
    ]);
  });

  it("of which nothing counts yet is told above what is drawn", async () => {
    const { user } = show({ readingImports: [fullImport(AT)] });
    expect(await screen.findByText("export.zip was read and does not count yet.", {}, LONG)).toBeVisible();
    await user.click(button("Look at it"));
    expect(await screen.findByRole("dialog", { name: /^Files of readings of/u })).toBeVisible();
  });
});
