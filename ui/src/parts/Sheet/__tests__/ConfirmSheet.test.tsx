import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import type { Problem } from "../../../host/types";
import { ConfirmSheet } from "../ConfirmSheet";

const IDLE = { busy: false, problem: null };
const CONFLICT: Problem = { code: "conflict", what: "inUse", message: "", field: null, detail: null };

function open(over: Partial<Parameters<typeof ConfirmSheet>[0]> = {}) {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  const view = renderScreen(
    <ConfirmSheet
      title="Remove the report?"
      cancel="Keep it"
      confirm="Remove the report"
      act={IDLE}
      onConfirm={onConfirm}
      onClose={onClose}
      {...over}
    >
      <label>
        Its name <input />
      </label>
    </ConfirmSheet>,
  );
  return { ...view, onConfirm, onClose };
}

describe("a sheet that asks before something is removed", () => {
  it("has the focus on the way back, so that Enter removes nothing", async () => {
    const { user, onConfirm, onClose } = open();
    expect(await screen.findByRole("alertdialog", { name: "Remove the report?" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Keep it" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(onConfirm).not.toHaveBeenCalled();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("leaves the focus to the body where something has to be entered first", async () => {
    open({ focus: "body" });
    await screen.findByRole("alertdialog");
    expect(screen.getByRole("button", { name: "Keep it" })).not.toHaveFocus();
  });

  it("does it when it is confirmed, and not while there is a reason against it", async () => {
    const { user, onConfirm, unmount } = open();
    await user.click(await screen.findByRole("button", { name: "Remove the report" }));
    expect(onConfirm).toHaveBeenCalledOnce();
    unmount();
    const held = open({ off: "Tick two identifiers first." });
    const act = await screen.findByRole("button", { name: "Remove the report" });
    expect(act).toHaveAttribute("aria-disabled", "true");
    await held.user.click(act);
    expect(held.onConfirm).not.toHaveBeenCalled();
  });

  it("says in the screen's own words why the host refused, and stays", async () => {
    const { onClose } = open({
      act: { busy: false, problem: CONFLICT },
      sentences: { inUse: "A file still needs it." },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("A file still needs it.");
    expect(onClose).not.toHaveBeenCalled();
    expect(await axeFindings(document.body)).toEqual([]);
  });
});
