import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import { RecordingPen } from "../../../../ecg/__tests__/recordingPen";
import { type FixtureHost, fixtureHost, problem } from "../../../../host/fixture";
import { intentView } from "../../../../host/fixture/builders";
import { sampleRecordings } from "../../../../host/fixture/recordings";
import { submissionRecord } from "../../../../host/fixture/submissions";
import type { ConsentMetric, SubmitReadingsInput } from "../../../../host/types";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => {
  vi.spyOn(window, "scrollTo").mockImplementation(() => {});
  HTMLCanvasElement.prototype.getContext = (() =>
    new RecordingPen()) as unknown as typeof HTMLCanvasElement.prototype.getContext;
});

const KEY = "c0ffee01:ext:4410511";
const wait = { timeout: 15_000 };

/** Somebody with three recordings and a record at CareMonitor that granted these. */
function host(grants: readonly ConsentMetric[] = ["ecg"]): FixtureHost {
  const made = fixtureHost({ recordings: sampleRecordings() });
  made.state.submissions = [submissionRecord(made.state.at, {}, grants)];
  return made;
}

async function open(of: FixtureHost, recording = "watch") {
  const start = `/metrics?patient=${encodeURIComponent(KEY)}&show=recordings&recording=${recording}`;
  const shown = {
    ...render(<App host={of} start={start} />),
    user: userEvent.setup({ delay: null }),
    host: of,
  };
  await screen.findByRole("application", {}, wait);
  return shown;
}

const asked = (of: FixtureHost) =>
  of.state.asked
    .filter(({ act }) => act === "submitReadings")
    .map((each) => each.with[0] as SubmitReadingsInput);

const send = () => screen.findByRole("button", { name: "Send to CareMonitor" }, wait);

/** The sheet of the recording that is open. */
async function sheet(of = host(), recording = "watch") {
  const shown = await open(of, recording);
  await shown.user.click(await send());
  const dialog = await screen.findByRole("dialog", { name: "Send Electrocardiogram to CareMonitor" });
  const table = await within(dialog).findByRole("table", { name: /as they would be sent/u });
  return { ...shown, dialog, table };
}

describe("an ECG sent to CareMonitor", () => {
  it("is offered from the recording that is open, alone, with its lead, its length and what the device says (X-ECG-04, 10)", async () => {
    const { dialog, table } = await sheet();
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveTextContent(/lead I, 30sec/u);
    expect(rows[0]).toHaveTextContent("20-Nov-2026 13:04:16");
    expect(rows[0]).toHaveTextContent("Device says “Inconclusive”, unconfirmed. It is sent too.");
    expect(rows[0]).toHaveTextContent("From Apple Health: CareMonitor may have read it there too.");
    expect(within(table).getByRole("checkbox")).not.toBeChecked();
    expect(within(dialog).getByRole("checkbox", { name: /cm-pt-7/u })).not.toBeChecked();
    expect(await axeFindings(dialog)).toEqual([]);
  });

  it("is sent by keyboard after both checks (X-06), and is then on its way in words", async () => {
    const { user, host, dialog, table } = await sheet();
    within(table).getByRole("checkbox").focus();
    await user.keyboard(" ");
    within(dialog)
      .getByRole("button", { name: /^Send 1 reading/u })
      .focus();
    await user.keyboard("{Enter}");
    expect(asked(host)).toEqual([]);
    within(dialog)
      .getByRole("checkbox", { name: /cm-pt-7/u })
      .focus();
    await user.keyboard(" ");
    within(dialog)
      .getByRole("button", { name: /^Send 1 reading/u })
      .focus();
    await user.keyboard("{Enter}");
    const sent = await screen.findByRole("table", { name: "Sent from here" });
    expect(sent).toHaveTextContent(/Send Electrocardiogram 30sec of/u);
    const [first] = host.state.submittableRecordings;
    expect(asked(host)).toMatchObject([
      {
        patient: "c0ffee03:id:cm-pt-7",
        metric: "ecg",
        readings: [{ id: first?.id, start: first?.start }],
        checked: { number: "cm-pt-7" },
      },
    ]);
  });

  it("gives the focus back when nothing is sent", async () => {
    const { user } = await sheet();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await send()).toHaveFocus();
    expect(screen.getByRole("application")).toBeInTheDocument();
  });

  it("says of a recording without lead I why it is not sent, and gives it no box", async () => {
    const { dialog, table } = await sheet(host(), "holter");
    const [row] = within(table).getAllByRole("row").slice(1);
    expect(row).toHaveTextContent("leads MLII, V1, V5, 1hr");
    expect(row).toHaveTextContent("Not sent: only lead I is sent, and not exactly one lead is named so.");
    expect(within(dialog).queryByRole("checkbox")).toBeNull();
    expect(within(dialog).getByText("Nothing on this list can be sent.")).toBeVisible();
  });

  it("is greyed with the reason where the patient has not granted it", async () => {
    const { user } = await open(host(["bloodPressure"]));
    const button = await send();
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription(/granted/u);
    await user.click(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not spoken of where the person has no record at CareMonitor", async () => {
    const none = fixtureHost({ recordings: sampleRecordings() });
    await open(none);
    await waitFor(() => expect(screen.getByRole("button", { name: /PDF/u })).toBeVisible());
    expect(screen.queryByRole("button", { name: /CareMonitor/u })).toBeNull();
  });

  it("names the account where the person has two records", async () => {
    const two = host();
    const [first] = two.state.submissions;
    if (first === undefined) throw new Error("a record");
    two.state.submissions = [
      first,
      {
        ...first,
        connectionName: "Harbour",
        person: { ...first.person, key: "c0ffee04:id:cm-pt-9" },
      },
    ];
    const { user, host: of } = await open(two);
    const submittable = vi.spyOn(of, "submittable");
    await user.click(await screen.findByRole("button", { name: "Send to Harbour" }, wait));
    await screen.findByRole("table", { name: /as they would be sent/u });
    expect(submittable).toHaveBeenCalledWith({
      patient: "c0ffee04:id:cm-pt-9",
      metric: "ecg",
      recording: "watch",
    });
  });

  it("is not shown of another recording than was asked for (X-01)", async () => {
    const of = host();
    const submittable = of.submittable;
    of.submittable = async (given) => ({ ...(await submittable(given)), recording: "another" });
    const { user } = await open(of);
    await user.click(await send());
    expect(await screen.findByRole("dialog")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("status", { name: "what may be sent" })).toBeVisible());
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("says why nothing was kept", async () => {
    const of = host();
    of.submitReadings = async () => {
      throw problem({ code: "conflict", what: "readingChanged" });
    };
    const { user, dialog, table } = await sheet(of);
    await user.click(within(table).getByRole("checkbox"));
    await user.click(within(dialog).getByRole("checkbox", { name: /cm-pt-7/u }));
    await user.click(within(dialog).getByRole("button", { name: /^Send 1 reading/u }));
    expect(await screen.findByText(/not as it was on this list any more/u)).toBeVisible();
  });

  it("stands in the Outbox with why it was not sent", async () => {
    const of = fixtureHost();
    of.state.outbox.needsPerson = [];
    const intent = intentView(of.state.at, {
      act: "submitReading",
      vendor: "careMonitor",
      state: "rejected",
      why: "recordingChanged",
      start: of.state.at,
      facts: [{ name: "ecg", value: "30.2 s" }],
    });
    of.outbox = async () => ({ ...of.state.outbox, needsPerson: [intent] });
    render(<App host={of} start="/outbox" />);
    expect(await screen.findByText(/Send Electrocardiogram 30.2sec of/u, {}, wait)).toBeVisible();
    expect(
      screen.getByText("The recording is not the one that was ticked any more, so it was not sent"),
    ).toBeVisible();
  });

  it("speaks Spanish", async () => {
    const of = host();
    of.state.settings = { ...of.state.settings, language: "es" };
    const startup = of.state.startup;
    if (startup.stage === "ready") of.state.startup = { ...startup, settings: of.state.settings };
    const { user } = await open(of);
    await user.click(await screen.findByRole("button", { name: "Enviar a CareMonitor" }, wait));
    expect(await screen.findByText(/El dispositivo dice “Inconclusive”, sin confirmar/u)).toBeVisible();
  });
});
