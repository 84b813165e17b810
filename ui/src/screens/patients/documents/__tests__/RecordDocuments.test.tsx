import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import {
  documentsOnTheirWay,
  type FixtureHost,
  fixtureHost,
  problem,
  recordDocument,
} from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { PatientView, RecordDocuments as View } from "../../../../host/types";
import DocumentSheet, { shownAs } from "../DocumentSheet";
import { RecordDocuments } from "../RecordDocuments";

const AT = "2026-11-20T15:42:00.000Z";

async function open(recordDocuments: Partial<View> = {}, overrides: Partial<Host> = {}) {
  const given = fixtureHost({ at: AT, recordDocuments }, overrides);
  const key = given.state.board.waiting[0]?.person.key ?? "";
  const patient: PatientView = { ...(await given.patient(key)), vendor: "carium" };
  return { given, patient, ...renderScreen(<RecordDocuments patient={patient} />, { host: given }) };
}
const asked = (given: FixtureHost, act: keyof Host) =>
  given.state.asked.find((each) => each.act === act)?.with[0];

describe("documents of a record", () => {
  it("lists each with its class, type and standing, and is clean", async () => {
    const { container } = await open({ documents: [...documentsOnTheirWay(AT), recordDocument()] });
    const row = (await screen.findByText("Care plan")).closest("tr") as HTMLElement;
    expect(row).toHaveTextContent(/Care plans.*PDF.*Elsewhere.*At Carium/);
    expect(screen.getByText("Consent").closest("tr")).toHaveTextContent(/refused/i);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("tells not read from none, and a failed reading from both", async () => {
    const { unmount } = await open({ documents: [] });
    expect(await screen.findByText(/No documents, as last read/)).toBeVisible();
    unmount();
    const second = await open({ documents: [], readAt: null });
    expect(await screen.findByText(/Unavailable is not the same as none/)).toBeVisible();
    second.unmount();
    await open({ failed: "vendorUnreachable" });
    expect(await screen.findByText(/The vendor cannot be reached. The list may be old/)).toBeVisible();
  });

  it("fetches nothing that Carium does not have yet, and leads to the Outbox where a person decides", async () => {
    const { user, navigation } = await open({ documents: documentsOnTheirWay(AT) });
    const closed = await screen.findByRole("button", { name: /Open Discharge letter/ });
    expect(closed).toHaveAttribute("aria-disabled", "true");
    await user.click(screen.getByRole("button", { name: /Decide about Echo report/ }));
    expect(navigation.go).toHaveBeenLastCalledWith("outbox", { open: { intent: "i-doc" } });
  });

  it("downloads to a file that the person chooses, and says its name", async () => {
    const { user, given } = await open();
    await user.click(await screen.findByRole("button", { name: /Download Care plan to a file/ }));
    await waitFor(() => expect(asked(given, "saveDocument")).toMatchObject({ id: "doc-1" }));
    expect(await screen.findByText("Kept as care-plan.pdf")).toBeInTheDocument();
  });

  it("adds nothing before a file, a name and two identifiers are there", async () => {
    const { user, given } = await open();
    await user.click(await screen.findByRole("button", { name: /Add a document/ }));
    const dialog = await screen.findByRole("dialog");
    const act = () => within(dialog).getByRole("button", { name: /^Add .* to the record of/ });
    await user.click(act());
    const picker = dialog.querySelector("input[type=file]") as HTMLInputElement;
    const letter = new File(["%PDF-1.7"], "letter.pdf", { type: "application/pdf" });
    // jsdom files have no arrayBuffer.
    Object.assign(letter, { arrayBuffer: async () => new TextEncoder().encode("%PDF-1.7").buffer });
    await user.upload(picker, letter);
    await user.type(
      within(dialog).getByRole("textbox", { name: /Name of the document/ }),
      "Discharge letter",
    );
    await user.click(act());
    expect(asked(given, "addDocument")).toBeUndefined();
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act());
    await waitFor(() =>
      expect(asked(given, "addDocument")).toMatchObject({
        class: "class-plan",
        name: "Discharge letter",
        description: null,
        fileName: "letter.pdf",
        checked: { birthDate: expect.any(String) },
      }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("is closed, with the reason, where the connection is off", async () => {
    await open({ add: { offered: false, reason: "connectionOff", assumed: null } });
    expect(await screen.findByRole("button", { name: /Add a document/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    expect(screen.getByText(/The connection is turned off/, { selector: "p" })).toBeVisible();
  });

  it("shows by content, never by what the vendor says a file is", async () => {
    const of = (...bytes: number[]) => new Uint8Array(bytes).buffer as ArrayBuffer;
    expect(shownAs(of(0x25, 0x50, 0x44, 0x46, 0x2d))).toBe("application/pdf");
    expect(shownAs(of(0x89, 0x50, 0x4e, 0x47))).toBe("image/png");
    expect(shownAs(of(0xff, 0xd8, 0xff))).toBe("image/jpeg");
    expect(shownAs(of(0x3c, 0x68, 0x74, 0x6d, 0x6c))).toBeNull();
  });

  it("says why a document could not be fetched", async () => {
    const host = fixtureHost(
      { at: AT },
      {
        openDocument: async () => {
          throw problem({ code: "notFound", what: "file" });
        },
      },
    );
    const patient = await host.patient(host.state.board.waiting[0]?.person.key ?? "");
    renderScreen(<DocumentSheet patient={patient} document={recordDocument()} onClose={() => undefined} />, {
      host,
    });
    expect(await screen.findByText(/The list no longer has this document/)).toBeVisible();
  });
});
