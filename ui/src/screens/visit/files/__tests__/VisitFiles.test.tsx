import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { listenForKeys } from "../../../../frame/listenForKeys";
import { type FixtureHost, fixtureHost, problem, visitFile, visitView } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { FileIntent, VisitFiles as Files } from "../../../../host/types";
import { VisitFiles } from "../VisitFiles";

const AT = "2026-11-20T15:42:00.000Z";
const PDF = fileOf("%PDF-1.7 startxref %%EOF", "Referral.pdf", "application/pdf");
const TEXT = fileOf("only words", "photo.png", "image/png");
const COPY = { id: "copy-1", at: AT, by: "BRANDT, Elke" };

/** A file as the browser gives it; jsdom has no `arrayBuffer`. */
function fileOf(text: string, name: string, type: string): File {
  const bytes = new TextEncoder().encode(text).buffer as ArrayBuffer;
  return Object.assign(new File([text], name, { type }), { arrayBuffer: async () => bytes });
}

function host(files: Partial<Files> = {}, overrides: Partial<Host> = {}): FixtureHost {
  const given = fixtureHost({ at: AT }, overrides);
  const [row] = given.state.board.waiting;
  given.state.files.set(row?.visit ?? "", files);
  return given;
}
function open(given: FixtureHost) {
  const [row] = given.state.board.waiting;
  if (row === undefined) throw new Error("the fixture has nobody waiting");
  return renderScreen(<VisitFiles view={visitView(row, {})} reads />, { host: given });
}
const intent = (parts: Partial<FileIntent>): FileIntent => ({
  id: "i-file",
  act: "attach",
  state: "queued",
  why: "waitsForUndo",
  sendsAt: AT,
  handed: null,
  vendorMessage: null,
  httpStatus: null,
  correlationId: null,
  ...parts,
});
const asked = (given: FixtureHost, act: keyof Host) => given.state.asked.filter((each) => each.act === act);
async function tickBoth(user: ReturnType<typeof renderScreen>["user"]): Promise<void> {
  for (const box of within(screen.getByRole("dialog")).getAllByRole("checkbox")) await user.click(box);
}

describe("the files of a visit", () => {
  it("never lets unread look like none", async () => {
    open(host({ readAt: null }));
    expect(await screen.findByText(/Unavailable is not the same as none/)).toBeVisible();
    expect(screen.queryByText(/No files/)).toBeNull();
  });

  it("says why an old list could not be read again", async () => {
    open(host({ files: [visitFile(AT)], failed: "vendorUnreachable" }));
    expect(await screen.findByText(/cannot be reached. The list may be old/)).toBeVisible();
    expect(screen.getByText("Referral.pdf")).toBeVisible();
  });

  it("says that a file which was uploaded elsewhere cannot be opened here", async () => {
    open(host({ files: [visitFile(AT)] }));
    expect(await screen.findByText(/Solo gives no file back/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /this clinic's copy/ })).toBeNull();
  });

  it("greys attaching with its reason", async () => {
    open(host({ attach: { offered: false, reason: "idUnknown", assumed: null } }));
    expect(await screen.findByRole("button", { name: /^Attach files/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("attaches what was chosen under its edited name after two identifiers, and is clean", async () => {
    const given = host();
    const { user, container } = open(given);
    await user.click(await screen.findByRole("button", { name: /^Attach files/ }));
    const dialog = await screen.findByRole("dialog");
    await user.upload(within(dialog).getByLabelText("Files to attach", { selector: "input" }), PDF);
    const name = await within(dialog).findByRole("textbox", { name: /Name at the vendor/ });
    expect(name).toHaveValue("Referral.pdf");
    await user.clear(name);
    await user.type(name, "Letter.pdf");
    const act = within(dialog).getByRole("button", { name: /Attach the file to/ });
    await user.click(act);
    expect(asked(given, "attachFile")).toHaveLength(0);
    await tickBoth(user);
    expect(await axeFindings(container)).toEqual([]);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const [{ with: sent } = { with: [] }] = asked(given, "attachFile");
    expect(sent[0]).toMatchObject({ name: "Letter.pdf", checked: { number: expect.any(String) } });
  });

  it("opens with what was dropped, and tells a text that is called .png for what it is", async () => {
    const given = host();
    const { user } = open(given);
    await screen.findByText(/No files, as last read/);
    fireEvent.drop(screen.getByRole("button", { name: /^Attach files/ }), {
      dataTransfer: { files: [TEXT] },
    });
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(/neither a PDF, a PNG nor a JPEG/);
    await tickBoth(user);
    expect(within(dialog).getByRole("button", { name: /Attach the file/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.click(within(dialog).getByRole("button", { name: "Leave out photo.png" }));
    expect(within(dialog).queryByText("photo.png")).toBeNull();
  });

  it("takes what is pasted while the visit is open", async () => {
    open(host());
    await screen.findByText(/No files, as last read/);
    fireEvent.paste(document.body, { clipboardData: { files: [PDF] } });
    expect(await screen.findByRole("textbox", { name: /Name at the vendor/ })).toHaveValue("Referral.pdf");
  });

  it("opens by Ctrl O while files can be attached", async () => {
    const stop = listenForKeys(() => undefined);
    const { user } = open(host());
    await screen.findByText(/No files, as last read/);
    await user.keyboard("{Control>}o{/Control}");
    stop();
    expect(await screen.findByRole("dialog", { name: /Attach files to the visit of/ })).toBeVisible();
  });

  it("refuses a file over the limit before its bytes are read", async () => {
    const given = host({ largest: 10 });
    open(given);
    await screen.findByText(/No files, as last read/);
    fireEvent.paste(document.body, { clipboardData: { files: [PDF] } });
    expect(await screen.findByRole("alert")).toHaveTextContent(/larger than 5 MiB/);
  });

  it("puts what the host says of a name at the name", async () => {
    const refuse = async () => {
      throw problem({ code: "conflict", what: "nameTaken" });
    };
    const { user } = open(host({}, { attachFile: refuse }));
    await screen.findByText(/No files, as last read/);
    fireEvent.paste(document.body, { clipboardData: { files: [PDF] } });
    await screen.findByRole("textbox", { name: /Name at the vendor/ });
    await tickBoth(user);
    await user.click(screen.getByRole("button", { name: /Attach the file/ }));
    expect(await screen.findByText(/already has a file of this name/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: /Name at the vendor/ })).toBeInvalid();
  });

  it("shows how much has left, and stops it", async () => {
    const sending = visitFile(AT, {
      listed: false,
      copy: COPY,
      vendorId: null,
      size: 1000,
      intent: intent({ state: "sending", handed: 450 }),
    });
    const given = host({ files: [sending] });
    const { user } = open(given);
    expect(await screen.findByRole("progressbar")).toHaveValue(450);
    expect(screen.getByText("45% has left")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Stop attaching/ }));
    await waitFor(() => expect(asked(given, "stopUpload")[0]?.with).toEqual(["i-file"]));
  });

  it("tells a refusal in the vendor's words and lets it be removed", async () => {
    const refused = visitFile(AT, {
      listed: false,
      copy: COPY,
      vendorId: null,
      intent: intent({ state: "rejected", why: "vendorRefused", vendorMessage: "Mime type not supported" }),
    });
    open(host({ files: [refused] }));
    expect(await screen.findByText(/“Mime type not supported”/)).toBeVisible();
    expect(screen.getByRole("button", { name: /Remove Referral.pdf/ })).toBeEnabled();
  });

  it("deletes only after two identifiers, and says that nothing brings it back", async () => {
    const given = host({ files: [visitFile(AT, { copy: COPY })] });
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: "Delete Referral.pdf" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/Nothing brings it back/)).toBeVisible();
    const act = within(dialog).getByRole("button", { name: /Delete Referral.pdf of/ });
    await user.click(act);
    expect(asked(given, "deleteFile")).toHaveLength(0);
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act);
    await waitFor(() => expect(asked(given, "deleteFile")[0]?.with[0]).toMatchObject({ file: "file-1" }));
  });

  it("opens our copy, marked as this clinic's, and asks for it once", async () => {
    const given = host({ files: [visitFile(AT, { copy: COPY })] });
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: /this clinic's copy/ }));
    const dialog = await screen.findByRole("dialog", { name: /this clinic's copy/ });
    expect(within(dialog).getByText(/Kept here by BRANDT, Elke/)).toBeVisible();
    await waitFor(() => expect(asked(given, "openCopy")).toHaveLength(1));
  });

  it("destroys our copy only after saying what that means", async () => {
    const given = host({ files: [visitFile(AT, { copy: COPY })] });
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: /this clinic's copy/ }));
    await user.click(await screen.findByRole("button", { name: "Destroy this copy" }));
    expect(await screen.findByText(/What the vendor has is not affected. Nothing brings/)).toBeVisible();
    expect(asked(given, "destroyCopy")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    await user.click(screen.getByRole("button", { name: "Destroy this copy" }));
    await user.click(screen.getByRole("button", { name: "Destroy this copy" }));
    await waitFor(() => expect(asked(given, "destroyCopy")[0]?.with).toEqual(["copy-1"]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("says when our copy is damaged", async () => {
    const refuse = async () => {
      throw problem({ code: "conflict", what: "copyUnreadable" });
    };
    const { user } = open(host({ files: [visitFile(AT, { copy: COPY })] }, { openCopy: refuse }));
    await user.click(await screen.findByRole("button", { name: /this clinic's copy/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/missing or damaged on this device/);
  });
});
