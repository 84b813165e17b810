import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { fixtureHost, problem } from "../../host/fixture";
import type { Host } from "../../host/Host";
import { CopyNumber } from "../CopyNumber";

const number = { kind: "mrn", issuer: "Quayside", value: "4410275" } as const;

function show(overrides: Partial<Host> = {}) {
  const host = fixtureHost({}, overrides);
  return {
    ...renderScreen(<CopyNumber patient="c0ffee01:ext:4410275" number={number} />, { host }),
    user: userEvent.setup({ delay: null }),
  };
}

describe("copying a number", () => {
  it("is one key away, sends whose and which and never the number, and is announced", async () => {
    const { host, user, container } = show();
    await user.tab();
    expect(screen.getByRole("button", { name: "Copy MRN Quayside" })).toHaveFocus();
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard("{Enter}");
    const copied = await screen.findByRole("button", { name: "Copied MRN Quayside" });
    expect(copied).toHaveFocus();
    expect(copied).toHaveTextContent("Copied");
    expect(host.state.asked).toEqual([
      { act: "copyIdentifier", with: [{ patient: "c0ffee01:ext:4410275", kind: "mrn", issuer: "Quayside" }] },
    ]);
    expect(JSON.stringify(host.state.asked[0]?.with)).not.toContain(`${number.value}"}`);
    expect(screen.getByText("MRN Quayside is on the clipboard for 30sec.")).toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says so where it was not copied", async () => {
    const { user } = show({
      copyIdentifier: async () => {
        throw problem({ code: "notFound", what: "identifier" });
      },
    });
    await user.click(screen.getByRole("button"));
    expect(await screen.findByRole("button", { name: /Not copied\. Copy MRN Quayside/ })).toBeVisible();
    expect(screen.getByText("MRN Quayside was not copied.")).toBeInTheDocument();
  });
});
