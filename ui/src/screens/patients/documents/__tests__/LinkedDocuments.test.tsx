import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, problem } from "../../../../host/fixture";
import { linkedRecord, recordSide } from "../../../../host/fixture/links";
import type { Host } from "../../../../host/Host";
import type { Vendor } from "../../../../host/types";
import { LinkedDocuments } from "../LinkedDocuments";

const AT = "2026-11-20T15:42:00.000Z";

async function open(vendor: Vendor, overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT });
  const [here, there] = host.state.board.waiting.map((row) => row.person.key ?? "");
  const patient = await host.patient(here ?? "");
  const other = { ...(await host.patient(there ?? "")), vendor };
  const record = recordSide(AT, { person: other.person, vendor, connectionName: "Quayside Carium" });
  const gone = recordSide(AT, { connectionName: "Gone Carium", readAt: null });
  const linked = [gone, record].map((each) => linkedRecord(AT, { record: each }));
  host.state.links.set(here ?? "", { linked });
  const asking = { ...host, patient: async () => other, ...overrides };
  return renderScreen(<LinkedDocuments patient={patient} />, { host: asking });
}

describe("documents of a linked record", () => {
  it("are listed with whose account they are at, and none can be added here", async () => {
    const { container } = await open("carium");
    const plan = await screen.findByText("Care plan");
    const section = screen.getByRole("region", { name: "Documents at Quayside Carium, a linked record" });
    expect(section).toContainElement(plan);
    expect(within(section).getByRole("button", { name: "Open Care plan" })).toBeVisible();
    expect(within(section).queryByRole("button", { name: /Add a document/ })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("are what was sent from here where the vendor shows none, without a form to fill in", async () => {
    await open("solo");
    const sent = await screen.findByText(/Solo shows no documents/);
    const section = screen.getByRole("region", { name: "Documents at Quayside Carium, a linked record" });
    expect(section).toContainElement(sent);
    expect(within(section).queryByRole("button", { name: /Fill in a form/ })).toBeNull();
  });

  it("are not asked for where the linked record is not on this device", async () => {
    await open("carium");
    await screen.findByText("Care plan");
    expect(screen.queryByText(/Gone Carium/)).toBeNull();
  });

  it("say that they could not be read, which is not the same as none", async () => {
    const unreadable = async () => {
      throw problem({ code: "store" });
    };
    await open("carium", { patient: unreadable });
    const again = await screen.findByRole("button", { name: /again/i });
    const section = screen.getByRole("region", { name: "Documents at Quayside Carium, a linked record" });
    expect(section).toContainElement(again);
  });
});
