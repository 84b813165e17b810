import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import {
  bundleOfAnother,
  type FixtureHost,
  fixtureHost,
  fullImport,
  phoneSamples,
  problem,
} from "../../../../host/fixture";
import type { FixtureState } from "../../../../host/fixture/host";
import { en } from "../../../../messages/en/readingFiles";
import { es } from "../../../../messages/es/readingFiles";
import { units } from "../../units";
import { sampled, unitsOfSamples } from "../samples";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const KEY = "c0ffee01:ext:4410511";
const LONG = { timeout: 15_000 };
const READ = "Read it as a dry run";

async function open(parts: Partial<FixtureState> = {}, overrides: Parameters<typeof fixtureHost>[1] = {}) {
  const host = fixtureHost({ graphs: [], ...parts }, overrides);
  render(<App host={host} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
  const user = userEvent.setup({ delay: null });
  const act = await screen.findByRole("button", { name: "Import a file…" }, LONG);
  await waitFor(() => expect(act).not.toHaveAttribute("aria-disabled"), LONG);
  await user.click(act);
  const sheet = await screen.findByRole("dialog", { name: /^Files of readings of/u });
  return { host, user, sheet };
}

const button = (name: RegExp | string) => screen.getByRole("button", { name });
const begun = (host: FixtureHost) =>
  host.state.asked.filter((each) => each.act === "beginReadingImport").map(({ with: [given] }) => given);

describe("a file of deliveries", () => {
  it("asks of what its samples are and in which unit, by keyboard alone, and nothing is chosen beforehand", async () => {
    const { user, host, sheet } = await open({ readingFile: phoneSamples() });
    button("Choose a file…").focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "samples.json" })).toHaveFocus();
    expect(screen.getByText("HealthKit samples, 96 kB, 312 records")).toBeVisible();
    expect(screen.getByText("Named as measuring: Apple Watch")).toBeVisible();
    expect(screen.getByText("The file does not say whose it is.")).toBeVisible();
    const questions = screen.getByRole("group", { name: "What the samples leave open" });
    expect(questions).toHaveAccessibleDescription(/^312 samples tell neither/u);
    expect(within(questions).queryByRole("button", { name: /Unit/u })).toBeNull();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(button(READ));
    expect(begun(host)).toEqual([]);

    button(/What was measured/u).focus();
    await user.keyboard("{Enter}");
    const kinds = await screen.findByRole("listbox");
    expect(within(kinds).queryByRole("option", { name: "Blood pressure" })).toBeNull();
    await user.keyboard("oxy{Enter}");
    await waitFor(() => expect(button(/What was measured/u)).toHaveTextContent("Oxygen saturation"));
    await user.click(button(READ));
    expect(begun(host)).toEqual([]);
    button(/Unit/u).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("listbox");
    await user.keyboard("fra{Enter}");
    await waitFor(() => expect(button(/Unit/u)).toHaveTextContent("Fraction: 0.97 is 97 %"));
    expect(await axeFindings(sheet)).toEqual([]);
    button(READ).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("progressbar");
    expect(begun(host)).toMatchObject([
      { table: null, zone: null, samples: { metric: "oxygenSaturation", unit: "1" } },
    ]);
  });

  it("asks for the unit anew when it is of something else, and takes that nobody knows it", async () => {
    const { user, host } = await open({ readingFile: phoneSamples() });
    await user.click(button("Choose a file…"));
    await user.click(await screen.findByRole("button", { name: /What was measured/u }));
    await user.click(await screen.findByRole("option", { name: "Body weight" }));
    await user.click(button(/Unit/u));
    await user.click(await screen.findByRole("option", { name: "lb" }));
    await user.click(button(/What was measured/u));
    await user.click(await screen.findByRole("option", { name: "Heart rate" }));
    expect(button(/Unit/u)).toHaveTextContent("Choose");
    await user.click(button(READ));
    expect(begun(host)).toEqual([]);
    await user.click(button(/Unit/u));
    await user.click(await screen.findByRole("option", { name: "Not known: kept, never drawn" }));
    await user.click(button(READ));
    await screen.findByRole("progressbar");
    expect(begun(host)).toMatchObject([{ samples: { metric: "heartRate", unit: null } }]);
  });

  it("of another person or of another's device is read only when that is meant (X-01)", async () => {
    const { user, host, sheet } = await open({ readingFile: bundleOfAnother() });
    await user.click(button("Choose a file…"));
    const compared = await screen.findByRole("table", { name: "The file says it is of" });
    expect(within(compared).getByRole("row", { name: /^Name/u })).toHaveTextContent("Nora Ahlberg");
    expect(screen.getByText(/A device in the file is given to somebody who is not known/u)).toBeVisible();
    expect(screen.queryByRole("group", { name: "What the samples leave open" })).toBeNull();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(button(READ));
    expect(begun(host)).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /the file is of/iu }));
    await user.click(button(READ));
    await screen.findByRole("progressbar");
    expect(begun(host)).toMatchObject([{ meant: true, samples: null }]);
  });

  it("that says no person and names another's device shows that, too (X-01)", async () => {
    const person = { born: null, sex: null, name: null, number: null, differs: ["device" as const] };
    const { user } = await open({ readingFile: phoneSamples({ person }) });
    await user.click(button("Choose a file…"));
    expect(await screen.findByText("The file does not say whose it is.")).toBeVisible();
    expect(screen.getByText(/A device in the file is given to somebody/u)).toBeVisible();
    expect(screen.getByRole("checkbox", { name: /the file is of/iu })).toBeVisible();
  });

  it.each([
    [
      "severalPeople",
      /^The file is of several people\. Ask for one file per person\. Nothing was brought in\./u,
    ],
    ["notJson", /^The file is no JSON/u],
    ["noDelivery", /^The file is JSON, and holds no HealthKit samples/u],
    ["tooLarge", /^The file is larger than 8 MB/u],
  ])("that cannot be brought in says why: %s", async (what, sentence) => {
    const refuse = async () => {
      throw problem({ code: "invalid", field: "file", what });
    };
    const { user } = await open({}, { lookAtReadingFile: refuse });
    await user.click(button("Choose a file…"));
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it("tells what of it was refused in sentences, and where it is damaged", async () => {
    const at = "2026-11-20T15:42:00.000Z";
    const broken = { record: 30, line: 31, column: 4 };
    const file = fullImport(at, {
      file: "samples.json",
      kind: "delivery",
      state: "broken",
      why: "cut",
      broken,
    });
    const row = (why: string, field: string | null) => ({ ofSignal: false, record: 7, line: 8, why, field });
    const rows = [row("kindNotTold", "value"), row("shapeUnknown", "measurements"), row("badRecord", null)];
    await open({ readingImports: [file] }, { readingRefusals: async () => ({ rows, next: null }) });
    expect(await screen.findByText(/cut short\. It was read up to record 30, line 31\./u)).toBeVisible();
    expect(await screen.findByText("It does not tell what was measured")).toBeVisible();
    expect(screen.getByText("What was measured stands in a shape that is documented nowhere")).toBeVisible();
    expect(screen.getByText(/^It is nested too deep/u)).toBeVisible();
  });
});

describe("the words of a file of deliveries", () => {
  it("have a sentence for every refusal of the reader in both languages", () => {
    for (const words of [en, es]) {
      for (const why of ["kindNotTold", "shapeUnknown", "badRecord", "partTwice", "tooLong", "duplicate"])
        expect(words.whys[why]).toBeTruthy();
      for (const fault of ["notJson", "noDelivery", "severalPeople", "tooLarge", "cut", "encoding"]) {
        expect(words.faults[fault]).toBeTruthy();
        expect(words.refusals[fault]).toBeTruthy();
      }
      for (const refusal of ["notOneNumber", "unknown"]) expect(words.refusals[refusal]).toBeTruthy();
    }
    expect(Object.keys(es.whys)).toEqual(Object.keys(en.whys));
    expect(Object.keys(es.faults)).toEqual(Object.keys(en.faults));
  });

  it("offer every number but a pair, with the units of the one list first", () => {
    expect(sampled).not.toContain("bloodPressure");
    for (const metric of sampled)
      expect(unitsOfSamples(metric).slice(0, units[metric].length)).toEqual(units[metric]);
  });
});
