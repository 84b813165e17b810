import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, problem } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import { DocumentForms } from "../DocumentForms";

function open(overrides: Partial<Host> = {}, admin = true) {
  return renderScreen(<DocumentForms admin={admin} />, { host: fixtureHost({}, overrides) });
}

describe("the forms for patient documents", () => {
  it("makes a form from lines, and is clean", async () => {
    const { user, host, container } = open();
    await user.click(await screen.findByRole("button", { name: "Make a form" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox", { name: /Name/ }), "Interpreter");
    await user.type(within(dialog).getByRole("textbox", { name: /Questions/ }), "Language?{Enter}Booked?");
    expect(await axeFindings(dialog)).toEqual([]);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Keep the form" }));
    await waitFor(() =>
      expect(host.state.asked.find((each) => each.act === "saveForm")?.with[0]).toEqual({
        id: null,
        name: "Interpreter",
        questions: ["Language?", "Booked?"],
      }),
    );
  });

  it("puts a refusal at its field", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "questionTwice", field: "questions" });
    };
    const { user } = open({ saveForm: refuse });
    await user.click(await screen.findByRole("button", { name: "Change Travel" }));
    await user.click(screen.getByRole("button", { name: "Keep the form" }));
    expect(await screen.findByText(/stands in the form twice/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: /Questions/ })).toBeInvalid();
  });

  it("says what removing means before it removes", async () => {
    const { user, host } = open();
    await user.click(await screen.findByRole("button", { name: "Remove Travel" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/Documents that were sent with it stay/)).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Remove Travel" }));
    await waitFor(() =>
      expect(host.state.asked.find((each) => each.act === "removeForm")?.with).toEqual(["form-travel"]),
    );
  });

  it("greys making and changing for who is no administrator", async () => {
    open({}, false);
    expect(await screen.findByRole("button", { name: "Change Travel" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    expect(screen.getByRole("button", { name: "Make a form" })).toHaveAttribute("aria-disabled", "true");
  });
});
