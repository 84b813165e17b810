import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { listenForKeys } from "../../../frame/listenForKeys";
import { useShortcuts } from "../../../frame/shortcuts";
import { Button } from "../../Button";
import { Sheet } from "../Sheet";

const behind = vi.fn();

function Page() {
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: "F7", does: "Outbox", run: behind }]);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Open</Button>
      {open && (
        <Sheet title="Remove it?" tone="danger" onClose={() => setOpen(false)} foot={<Button>Remove</Button>}>
          <p>It cannot be undone.</p>
        </Sheet>
      )}
    </>
  );
}

describe("a sheet", () => {
  it("takes the focus, closes on Esc and gives the focus back to what opened it (WCAG 2.4.3)", async () => {
    const { user } = renderScreen(<Page />);
    await user.click(screen.getByRole("button", { name: "Open" }));
    const sheet = await screen.findByRole("alertdialog", { name: "Remove it?" });
    expect(sheet.contains(document.activeElement)).toBe(true);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Open" })).toHaveFocus());
  });

  it("lets no key act on the screen behind it", async () => {
    const stop = listenForKeys(() => undefined);
    const { user } = renderScreen(<Page />);
    await user.click(screen.getByRole("button", { name: "Open" }));
    await screen.findByRole("alertdialog");
    await user.keyboard("{F7}");
    expect(behind).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    await user.keyboard("{F7}");
    expect(behind).toHaveBeenCalledOnce();
    stop();
  });

  it("is clean by axe", async () => {
    const { user } = renderScreen(<Page />);
    await user.click(screen.getByRole("button", { name: "Open" }));
    await screen.findByRole("alertdialog");
    expect(await axeFindings(document.body)).toEqual([]);
  });
});
