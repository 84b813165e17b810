import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import { minuteGraph } from "../../../../charts/__gallery__/invented";
import { RecordingPen } from "../../../../ecg/__tests__/recordingPen";
import { type FixtureHost, fixtureHost } from "../../../../host/fixture";
import { sampleRecordings, sampleUndrawn } from "../../../../host/fixture/recordings";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => {
  vi.spyOn(window, "scrollTo").mockImplementation(() => {});
  HTMLCanvasElement.prototype.getContext = (() =>
    new RecordingPen()) as unknown as typeof HTMLCanvasElement.prototype.getContext;
});

const KEY = "c0ffee01:ext:4410511";
const start = (open = "") => `/metrics?patient=${encodeURIComponent(KEY)}${open}`;
const open = (host: FixtureHost, at = start()) => ({
  ...render(<App host={host} start={at} />),
  user: userEvent.setup({ delay: null }),
  host,
});
const recorded = () => fixtureHost({ recordings: sampleRecordings() });
const wait = { timeout: 15_000 };
const asked = (host: FixtureHost, act: string) => host.state.asked.filter((each) => each.act === act);

async function list(host = recorded()) {
  const opened = open(host);
  await opened.user.click(await screen.findByRole("radio", { name: "ECG (3)" }, wait));
  return { ...opened, table: await screen.findByRole("table", { name: /^ECG recordings/u }) };
}

describe("a patient's recordings", () => {
  it("are listed newest first, with zone, leads, filter and what the device says as the device's (X-ECG-04, 05, 10)", async () => {
    const { table, container } = await list();
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => within(row).getByRole("button").textContent)).toEqual([
      "Thu 19-Nov-2026 21:04:16",
      "Wed 18-Nov-2026 08:20:00",
      "Not known when",
    ]);
    expect(rows[0]).toHaveTextContent("New York (UTC−5)");
    expect(rows[0]).toHaveTextContent("“Inconclusive”");
    expect(rows[0]).toHaveTextContent("Filter not stated");
    expect(rows[1]).toHaveTextContent("MLII, V1, V5");
    expect(rows[1]).toHaveTextContent("0.05-125 Hz, notch 60 Hz");
    expect(rows[2]).toHaveTextContent("Lead not stated");
    expect(screen.getByRole("columnheader", { name: "Device says, unconfirmed" })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("open in the place of the graphs under the same banner, and Esc gives the focus back to their row", async () => {
    const { user, host, container } = await list();
    await user.click(screen.getByRole("button", { name: /^Open the ECG of Wed/u }));
    expect(await screen.findByRole("heading", { name: "ECG, leads MLII, V1, V5" }, wait)).toBeVisible();
    expect(screen.queryByRole("radio", { name: "Over time" })).toBeNull();
    expect(screen.getAllByText(/lindholm/iu).length).toBeGreaterThan(0);
    expect(asked(host, "openRecording").map((each) => each.with[0])).toEqual([
      { patient: KEY, recording: "holter" },
    ]);
    await waitFor(() => expect(screen.getByRole("application")).toHaveFocus());
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: /^Open the ECG of Wed/u })).toHaveFocus());
    expect(asked(host, "closeRecording").map((each) => each.with[0])).toEqual(["holter"]);
  });

  it("that could not be let go of are said so, and let go of when asked", async () => {
    const { user, host, container } = await list();
    let refuses = true;
    const closing = host.closeRecording;
    host.closeRecording = async (recording) => {
      if (refuses) throw { code: "store", what: "store", message: "", field: null, detail: null };
      return closing(recording);
    };
    await user.click(screen.getByRole("button", { name: /^Open the ECG of Wed/u }));
    await waitFor(() => expect(screen.getByRole("application")).toHaveFocus(), wait);
    await user.keyboard("{Escape}");
    const held = "The ECG that was closed is still held in memory";
    expect(await screen.findByText(held, { selector: "b" }, wait)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    refuses = false;
    await user.click(screen.getByRole("button", { name: "Let it go" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Let it go" })).toBeNull());
    expect(asked(host, "closeRecording").map((each) => each.with[0])).toEqual(["holter"]);
  });

  it("take Esc for the calipers first while these are set", async () => {
    const { user } = await list();
    await user.click(screen.getByRole("button", { name: /^Open the ECG of Thu/u }));
    await waitFor(() => expect(screen.getByRole("application")).toHaveFocus(), wait);
    await user.keyboard("c");
    await screen.findByRole("region", { name: "Calipers" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Calipers" })).toBeNull());
    expect(screen.getByRole("application")).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("radio", { name: "ECG (3)" })).toBeVisible();
  });

  it("are opened by keyboard alone, each time anew, and read with their R waves", async () => {
    const { user, host } = await list();
    const columns = vi.spyOn(host, "recordingColumns");
    for (const times of [1, 2]) {
      screen.getByRole("button", { name: /^Open the ECG of Thu/u }).focus();
      await user.keyboard("{Enter}");
      expect(await screen.findByText("R peaks by Pan and Tompkins (1985), lead I", {}, wait)).toBeVisible();
      expect(asked(host, "openRecording").length).toBe(times);
      await user.keyboard("{Escape}");
      await screen.findByRole("table", { name: /^ECG recordings/u });
    }
    expect(columns.mock.calls.every(([asked]) => asked.patient === KEY && asked.recording === "watch")).toBe(
      true,
    );
    expect(columns.mock.calls.length).toBeGreaterThan(0);
  });

  it("are not shown when they are not this patient's, and not opened then", async () => {
    const { host, user } = open(recorded(), start("&show=recordings&recording=somebodys"));
    expect(await screen.findByText("This recording is not here any more", {}, wait)).toBeVisible();
    expect(asked(host, "openRecording")).toEqual([]);
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("table", { name: /^ECG recordings/u })).toBeVisible();
  });

  it("are closed when they leave the list while they are looked at", async () => {
    const { user, host } = await list();
    await user.click(screen.getByRole("button", { name: /^Open the ECG of Wed/u }));
    await screen.findByRole("application", {}, wait);
    host.state.recordings = host.state.recordings.filter(({ facts }) => facts.id !== "holter");
    host.stale("links");
    expect(await screen.findByText("This recording is not here any more", {}, wait)).toBeVisible();
    expect(screen.queryByRole("application")).toBeNull();
  });

  it("that cannot be read are said so, which is not that they are gone", async () => {
    const host = recorded();
    const listing = host.recordings;
    host.recordings = async () => {
      throw { code: "store", what: "store", message: "", field: null, detail: null };
    };
    const { user } = open(host, start("&show=recordings&recording=watch"));
    const again = await screen.findByRole("button", { name: /again|retry/iu }, wait);
    expect(screen.queryByText("This recording is not here any more")).toBeNull();
    host.recordings = listing;
    await user.click(again);
    expect(await screen.findByRole("application", {}, wait)).toBeInTheDocument();
  });

  it("answered for another record are not shown (X-01)", async () => {
    const host = recorded();
    const opening = host.openRecording;
    host.openRecording = async (asked) => ({ ...(await opening(asked)), patient: "c0ffee01:ext:1" });
    open(host, start("&show=recordings&recording=watch"));
    expect(await screen.findByText("This recording is not here any more", {}, wait)).toBeVisible();
    expect(asked(host, "openRecording").length).toBe(1);
    expect(screen.queryByRole("application")).toBeNull();
  });

  it("are what is shown of whom there is nothing else", async () => {
    open(fixtureHost({ graphs: [], recordings: sampleRecordings() }));
    expect(await screen.findByRole("table", { name: /^ECG recordings/u }, wait)).toBeVisible();
  });

  it("speak Spanish", async () => {
    const host = recorded();
    host.state.settings = { ...host.state.settings, language: "es" };
    const startup = host.state.startup;
    if (startup.stage === "ready") host.state.startup = { ...startup, settings: host.state.settings };
    const { user } = open(host);
    await user.click(await screen.findByRole("radio", { name: "ECG (3)" }, wait));
    expect(await screen.findByRole("columnheader", { name: "Derivaciones" })).toBeVisible();
  });
});

describe("beside the graphs", () => {
  it("heart rate stands by hour of the patient's day (X-HR-01)", async () => {
    const { user, container } = open(fixtureHost({ graphs: [minuteGraph(3)] }));
    await user.click(await screen.findByRole("radio", { name: "By hour and day" }, wait));
    expect(await screen.findByRole("region", { name: "Heart rate by hour of the day" })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("the readings that no graph shows are listed as they came, with why", async () => {
    const host = fixtureHost();
    host.state.undrawn = sampleUndrawn(host.state.at);
    const series = host.metricSeries;
    host.metricSeries = async (given) => {
      const bytes = await series(given);
      if (given.metric === "heartRate") new DataView(bytes).setUint32(8, 2, true);
      return bytes;
    };
    const { user, container } = open(host);
    await user.click(await screen.findByRole("button", { name: "Show them" }, wait));
    const table = await screen.findByRole("table", { name: "Heart rate, not drawn, newest first" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows[0]).toHaveTextContent("71 Unit unknown");
    expect(rows[1]).toHaveTextContent("1.2 Hz");
    expect(rows[1]).toHaveTextContent("another unit than this metric has");
    expect(screen.getByRole("radio", { name: "Unit unknown (2)" })).toBeChecked();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("older ones of these follow when they are asked for", async () => {
    const host = fixtureHost();
    const [newest, oldest] = sampleUndrawn(host.state.at);
    const series = host.metricSeries;
    host.metricSeries = async (given) => {
      const bytes = await series(given);
      if (given.metric === "heartRate") new DataView(bytes).setUint32(8, 2, true);
      return bytes;
    };
    host.undrawnReadings = async ({ until }) =>
      until === null ? { rows: [newest!], next: newest!.start } : { rows: [oldest!], next: null };
    const { user } = open(host, start("&show=undrawn"));
    await user.click(await screen.findByRole("button", { name: "Show older ones" }, wait));
    expect(await screen.findByText("1.2 Hz", { exact: false })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show older ones" })).toBeNull();
  });
});
