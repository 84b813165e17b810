import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost } from "../../../host/fixture";
import { intentView } from "../../../host/fixture/builders";
import OutboxScreen from "../OutboxScreen";

function refusedNote() {
  const host = fixtureHost();
  const note = intentView(host.state.at, {
    id: "i-note",
    act: "note",
    operation: "SOLO-17",
    state: "rejected",
    why: "noteChanged",
    visit: "v-sorbo",
    choices: ["correct", "withdraw"],
    facts: [
      { name: "template", value: "Cardiology review" },
      { name: "answers", value: "3" },
    ],
  });
  host.state.outbox = { ...host.state.outbox, refused: [note] };
  return host;
}

describe("a note in the Outbox", () => {
  it("is told by its template and how many answers it has, never by what they say", async () => {
    const { container } = renderScreen(<OutboxScreen />, {
      host: refusedNote(),
      here: { screen: "outbox", open: { intent: "i-note" } },
    });
    const panel = await screen.findByRole("complementary");
    expect(await within(panel).findByText("Cardiology review")).toBeInTheDocument();
    expect(within(panel).getByText("SOLO-17")).toBeInTheDocument();
    expect(screen.getAllByText(/^Write note of visit of/).length).toBeGreaterThan(0);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is corrected in the note itself", async () => {
    const { user, navigation } = renderScreen(<OutboxScreen />, {
      host: refusedNote(),
      here: { screen: "outbox", open: { intent: "i-note" } },
    });
    const panel = await screen.findByRole("complementary");
    await user.click(await within(panel).findByRole("radio", { name: /Correct it/ }));
    await user.click(within(panel).getByRole("button", { name: /Correct it/ }));
    await waitFor(() => expect(navigation.go).toHaveBeenCalledWith("note", { open: { visit: "v-sorbo" } }));
  });
});
