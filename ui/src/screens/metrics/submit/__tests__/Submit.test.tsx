import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, fixtureSettings, problem } from "../../../../host/fixture";
import { intentView } from "../../../../host/fixture/builders";
import type { FixtureState } from "../../../../host/fixture/host";
import { submissionRecord, submittableReading } from "../../../../host/fixture/submissions";
import type { Host } from "../../../../host/Host";
import type { SubmitReadingsInput } from "../../../../host/types";
import { SubmitStrip } from "../SubmitStrip";

const AT = "2026-11-20T15:42:00.000Z";
const KEY = "c0ffee03:id:cm-pt-7";

function show(parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT, submissions: [submissionRecord(AT)], ...parts }, overrides);
  return renderScreen(<SubmitStrip patient={KEY} />, { host });
}

const button = (name: RegExp) => screen.getByRole("button", { name });

async function pick(parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) {
  const shown = show(parts, overrides);
  await shown.user.click(await screen.findByRole("button", { name: "Choose readings" }));
  await shown.user.click(button(/^Choose readings of Blood pressure/));
  await screen.findByRole("table", { name: /as they would be sent/ });
  return shown;
}

const boxes = () => within(screen.getByRole("table")).getAllByRole("checkbox");

describe("readings sent to CareMonitor", () => {
  it("are told of only for a person with a record there", async () => {
    const { host } = show({ submissions: [] });
    await waitFor(() => expect(host.state.submissions).toEqual([]));
    expect(screen.queryByRole("region", { name: "Send to CareMonitor" })).toBeNull();
  });

  it("say in words of each metric what the patient said, and offer only what was granted", async () => {
    const { user, baseElement } = show();
    expect(await screen.findByText("Granted by the patient: Blood pressure, Steps.")).toBeVisible();
    expect(await axeFindings(baseElement)).toEqual([]);
    await user.click(button(/^Choose readings$/));
    const row = (name: RegExp) => screen.getByRole("row", { name });
    expect(row(/^Heart rate/)).toHaveTextContent("Declined by the patient");
    expect(row(/^Steps/)).toHaveTextContent("Granted");
    expect(row(/^Steps/)).toHaveTextContent("There are no readings of it here.");
    await user.click(button(/^Choose readings of Heart rate/));
    expect(screen.getByText("Only what the patient granted is sent", { exact: false })).toBeVisible();
    expect(await axeFindings(baseElement)).toEqual([]);
  });

  it("stand as they would be sent: a converted one says so (GTAB-030), one that cannot be sent has no box", async () => {
    const { baseElement } = await pick();
    const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(rows[0]).toHaveTextContent("123/79 mmHg");
    expect(rows[0]).toHaveTextContent("Converted from 16400/10533 Pa");
    expect(rows[1]).not.toHaveTextContent("Converted");
    expect(rows[2]).toHaveTextContent("Not sent: a part of the pressure is missing.");
    expect(rows[3]).toHaveTextContent("Sent, CareMonitor has it");
    expect(boxes()).toHaveLength(2);
    expect(boxes().every((box) => !(box as HTMLInputElement).checked)).toBe(true);
    expect(await axeFindings(baseElement)).toEqual([]);
  });

  it("are sent by keyboard, after a last look at whose record it is (X-06), and are then on their way", async () => {
    const { user, host } = await pick();
    const [first] = boxes();
    first?.focus();
    await user.keyboard(" ");
    expect(screen.getByText("1 reading is ticked")).toBeVisible();
    await user.click(button(/^Send 1 reading/));
    expect(host.state.asked.filter(({ act }) => act === "submitReadings")).toEqual([]);
    screen.getByRole("checkbox", { name: /cm-pt-7/ }).focus();
    await user.keyboard(" ");
    button(/^Send 1 reading/).focus();
    await user.keyboard("{Enter}");
    const sent = await screen.findByRole("table", { name: "Sent from here" });
    const given = host.state.asked.find(({ act }) => act === "submitReadings")
      ?.with[0] as SubmitReadingsInput;
    expect(given).toMatchObject({
      patient: KEY,
      metric: "bloodPressure",
      readings: [{ id: host.state.submittable[0]?.id, start: host.state.submittable[0]?.start }],
      checked: { patient: KEY, number: "cm-pt-7" },
    });
    expect(sent).toHaveTextContent("Send Blood pressure 123/79 mmHg");
    expect(sent).toHaveTextContent("Queued");
  });

  it("lose the check of the identifiers when another reading is ticked", async () => {
    const { user, host } = await pick();
    const [first, second] = boxes();
    if (first === undefined || second === undefined) throw new Error("two boxes");
    await user.click(first);
    await user.click(screen.getByRole("checkbox", { name: /cm-pt-7/ }));
    await user.click(second);
    await user.click(button(/^Send 2 readings/));
    expect(host.state.asked.filter(({ act }) => act === "submitReadings")).toEqual([]);
  });

  it("say why nothing was kept, and are looked at anew", async () => {
    let looks = 0;
    const { user } = await pick(
      {},
      {
        submitReadings: async () => {
          throw problem({ code: "conflict", what: "consentWithdrawn" });
        },
        submittable: async ({ patient, metric, recording }) => {
          looks += 1;
          return { patient, metric, recording, rows: [submittableReading(AT, 30)], more: false, zone: "UTC" };
        },
      },
    );
    const [first] = boxes();
    if (first === undefined) throw new Error("a box");
    await user.click(first);
    await user.click(screen.getByRole("checkbox", { name: /cm-pt-7/ }));
    await user.click(button(/^Send 1 reading/));
    expect(await screen.findByText(/has withdrawn this consent at CareMonitor/)).toBeVisible();
    await waitFor(() => expect(looks).toBe(2));
    expect(screen.getByText("Tick at least one reading first.", { selector: "p" })).toBeVisible();
  });

  it("that may or may not have arrived are told above the graphs and lead to the Outbox", async () => {
    const intent = intentView(AT, {
      act: "submitReading",
      state: "needsPerson",
      why: "cannotBeLookedFor",
      start: AT,
      facts: [{ name: "heartRate", value: "64 /min" }],
    });
    const { user, navigation } = show(
      {},
      {
        submissions: async (patient) => ({ patient, records: [submissionRecord(AT, { intents: [intent] })] }),
      },
    );
    expect(await screen.findByText(/1 reading needs a decision/)).toBeVisible();
    await user.click(button(/^Choose readings$/));
    expect(screen.getByText(/Send Heart rate 64 beats\/min/)).toBeVisible();
    await user.click(button(/^Open the Outbox/));
    expect(navigation.go).toHaveBeenCalledWith("outbox", { open: { intent: intent.id } });
  });

  it("are not shown of another record than was asked for (X-01)", async () => {
    show({}, { submissions: async () => ({ patient: "another:id:1", records: [submissionRecord(AT)] }) });
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.queryByRole("region", { name: "Send to CareMonitor" })).toBeNull();
  });

  it("are told in Spanish too", async () => {
    show({ settings: { ...fixtureSettings, language: "es" } });
    expect(await screen.findByText("Concedido por el paciente: Presión arterial, Pasos.")).toBeVisible();
  });
});
