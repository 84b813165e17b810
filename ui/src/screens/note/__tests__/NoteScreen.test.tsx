import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost } from "../../../host/fixture";
import { problem } from "../../../host/fixture/builders";
import NoteScreen from "../NoteScreen";

const here = { screen: "note" as const, open: { visit: "v-sorbo" } };

// A whole screen takes its time on a busy machine.

describe("a visit's note", () => {
  it("x_01_stands_under_the_banner_of_the_patient_it_belongs_to", async () => {
    renderScreen(<NoteScreen />, { here });
    const banner = await screen.findByRole("region", { name: "Patient" });
    expect(within(banner).getByText("21-Dec-1949", { exact: false })).toBeInTheDocument();
    expect(within(banner).getByText("4410275")).toBeInTheDocument();
    expect(await screen.findByText("Comfortable on video. No ankle swelling shown.")).toBeInTheDocument();
  });

  it("is read from the vendor when it is opened, and says how old it is", async () => {
    const { host } = renderScreen(<NoteScreen />, { here });
    await screen.findByText("Findings");
    expect(host.state.asked).toContainEqual({ act: "readNote", with: ["v-sorbo"] });
    expect(await screen.findByText(/Read from Solo 3min ago/)).toBeInTheDocument();
  });

  it("shows a question of an unknown kind as it is, with why it cannot be answered here", async () => {
    renderScreen(<NoteScreen />, { here });
    const question = await screen.findByRole("group", { name: "Drawing of the rash" });
    expect(within(question).getByText("kept as it is")).toBeInTheDocument();
    expect(
      within(question).getByText(/does not know how this question is answered.*drawing/),
    ).toBeInTheDocument();
    expect(within(question).queryByRole("textbox")).toBeNull();
  });

  it("shows comments as text with author and time in the visit's own zone", async () => {
    renderScreen(<NoteScreen />, { here });
    const comments = await screen.findByRole("complementary", { name: "Comments" });
    expect(within(comments).getByText("Reviewed with the <b>care team</b>")).toBeInTheDocument();
    expect(within(comments).getByText("reyes@clinic.example")).toBeInTheDocument();
    expect(within(comments).getByText("20-Nov-2026 10:12")).toBeInTheDocument();
  });

  it("keeps showing what was read before when the vendor does not answer, and says so", async () => {
    const host = fixtureHost(
      {},
      {
        readNote: async () => {
          throw problem({ code: "unreachable", what: "vendorUnreachable" });
        },
      },
    );
    renderScreen(<NoteScreen />, { host, here });
    expect(await screen.findByText("Solo could not be read just now.")).toBeInTheDocument();
    expect(screen.getByText("Comfortable on video. No ankle swelling shown.")).toBeInTheDocument();
  });

  it("says that notes are open to clinicians only", async () => {
    const host = fixtureHost(
      {},
      {
        note: async () => {
          throw problem({ code: "denied", what: "denied" });
        },
      },
    );
    renderScreen(<NoteScreen />, { host, here });
    expect(await screen.findByText("Notes are open to clinicians only")).toBeInTheDocument();
  });

  it("says when the room has no template, and when nothing was read yet", async () => {
    const host = fixtureHost();
    host.state.notes.set("v-sorbo", { templates: [], readAt: null });
    renderScreen(<NoteScreen />, { host, here });
    expect(await screen.findByText("No note here yet")).toBeInTheDocument();
  });

  it("is clean for axe, in both languages", async () => {
    for (const language of ["en", "es"] as const) {
      const host = fixtureHost();
      host.state.settings = { ...host.state.settings, language };
      const { container, unmount } = renderScreen(<NoteScreen />, { host, here });
      await waitFor(() => expect(container.querySelector("h3")).not.toBeNull());
      expect(await axeFindings(container)).toEqual([]);
      unmount();
    }
  });
});
