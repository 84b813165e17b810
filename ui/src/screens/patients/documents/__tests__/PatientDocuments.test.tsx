import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, problem, sentDocument } from "../../../../host/fixture";
import type { FixtureState } from "../../../../host/fixture/host";
import type { Host } from "../../../../host/Host";
import { PatientDocuments } from "../PatientDocuments";

const AT = "2026-11-20T15:42:00.000Z";

async function open(parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) {
  const given = fixtureHost({ at: AT, ...parts }, overrides);
  const key = given.state.board.waiting[0]?.person.key ?? "";
  const patient = await given.patient(key);
  return { given, ...renderScreen(<PatientDocuments patient={patient} />, { host: given }) };
}
const sent = (given: FixtureHost) => given.state.asked.find((each) => each.act === "sendDocument")?.with[0];

describe("patient documents", () => {
  it("never says that there are none, only that none was sent from here", async () => {
    await open();
    expect(await screen.findByText(/None was sent from this clinic. Solo shows no documents/)).toBeVisible();
  });

  it("lists what was sent with its answers and is clean", async () => {
    const { user, container } = await open({ documents: { sent: [sentDocument(AT)], off: null } });
    await user.click(await screen.findByText("Answers"));
    expect(await screen.findByText("Yes")).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("sends a person to the Outbox when nobody can tell whether one arrived", async () => {
    const unsure = sentDocument(AT, { state: "needsPerson", why: "cannotBeLookedFor" });
    const { user, navigation } = await open({ documents: { sent: [unsure], off: null } });
    await user.click(await screen.findByRole("button", { name: /Decide about/ }));
    expect(navigation.go).toHaveBeenLastCalledWith("outbox", { open: { intent: "i-document" } });
  });

  it("sends nothing before every question has an answer and two identifiers are ticked", async () => {
    const { user, given } = await open();
    await user.click(await screen.findByRole("button", { name: "Fill in a form" }));
    const dialog = await screen.findByRole("dialog");
    const act = within(dialog).getByRole("button", { name: /Send Consent to video of/ });
    await user.type(within(dialog).getByRole("textbox", { name: /Agreed to video/ }), "Yes");
    await user.click(act);
    expect(sent(given)).toBeUndefined();
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    await user.click(act);
    expect(sent(given)).toBeUndefined();
    expect(within(dialog).getByText(/Solo takes no document with an answer missing/)).toBeVisible();
    expect(await axeFindings(dialog)).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: /Who was present/ }), "Her son");
    await user.click(act);
    await waitFor(() =>
      expect(sent(given)).toMatchObject({
        form: "form-consent",
        answers: [
          { question: "Agreed to video?", answer: "Yes" },
          { question: "Who was present?", answer: "Her son" },
        ],
        checked: { birthDate: expect.any(String) },
      }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("says that the form was changed, and keeps what was typed", async () => {
    const refuse = async () => {
      throw problem({ code: "conflict", what: "formChanged" });
    };
    const { user } = await open(
      { forms: [(await fixtureHost({ at: AT }).forms())[1] ?? never()] },
      { sendDocument: refuse },
    );
    await user.click(await screen.findByRole("button", { name: "Fill in a form" }));
    const answer = screen.getByRole("textbox", { name: /Where to/ });
    await user.type(answer, "Lisbon");
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    await user.click(screen.getByRole("button", { name: /Send Travel of/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/form was changed since you opened it/);
    expect(answer).toHaveValue("Lisbon");
  });

  it.each([
    [{ forms: [] }, /An administrator makes forms/],
    [{ documents: { sent: [], off: "noPatientId" } }, /this record has none/],
  ])("greys filling in with its reason", async (parts, reason) => {
    await open(parts);
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.getByRole("button", { name: "Fill in a form" })).toHaveAttribute("aria-disabled", "true");
  });
});

function never(): never {
  throw new Error("the fixture has two forms");
}
