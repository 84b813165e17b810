import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { problem } from "../../host/fixture";
import type { Problem } from "../../host/types";
import { Gate } from "../Gate";

function show(given: Problem | null) {
  const onRetry = vi.fn();
  return {
    onRetry,
    ...renderScreen(
      <Gate
        problem={given}
        waitsFor="the note"
        notFound={{
          icon: "note",
          title: "No such note",
          text: "Go back.",
          actions: <a href="#list">Back</a>,
        }}
        denied={{ title: "Clinicians only", text: "This attempt is in the audit." }}
        onRetry={onRetry}
      />,
    ),
  };
}

describe("what stands in the place of a record", () => {
  it("says what is waited for while there is no problem", async () => {
    const { baseElement } = show(null);
    expect(screen.getByRole("status", { name: "the note" })).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
    expect(await axeFindings(baseElement)).toEqual([]);
  });

  it("tells what is not there from what the role does not include, each in the screen's own words", async () => {
    const gone = show(problem({ code: "notFound", what: "note" }));
    expect(screen.getByText("No such note")).toBeVisible();
    expect(screen.getByRole("link", { name: "Back" })).toBeVisible();
    expect(await axeFindings(gone.baseElement)).toEqual([]);
    gone.unmount();
    show(problem({ code: "denied", what: "role" }));
    expect(screen.getByText("Clinicians only")).toBeVisible();
    expect(screen.queryByText("No such note")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("says of every other problem what it is, at once, and tries again when asked", async () => {
    const { user, onRetry, baseElement } = show(problem({ code: "store", what: "store" }));
    expect(screen.getByRole("alert")).toBeVisible();
    expect(screen.queryByText("No such note")).toBeNull();
    expect(await axeFindings(baseElement)).toEqual([]);
    await user.click(screen.getByRole("button"));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});
