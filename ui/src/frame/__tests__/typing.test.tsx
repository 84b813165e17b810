import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useRef, useState } from "react";
import { describe, expect, it } from "vitest";
import { fixtureHost } from "../../host/fixture";
import type { TypedForm, TypedView } from "../../host/types";
import {
  Typing,
  TypingContext,
  usePlaced,
  usePlacedScroll,
  useTyped,
  useTypedForm,
  useTypedOver,
} from "../typing";
import { fitsFor, readBack, writtenDown } from "../writtenDown";

const AT = "2026-11-20T10:31:00.000Z";
const kept = (form: TypedForm, about: string, typed: unknown): TypedView => ({
  form,
  about,
  typed: writtenDown(typed),
  at: AT,
});

function Reason({ visit, began = "", onSent }: { visit: string; began?: string; onSent?: () => void }) {
  const form = useTypedForm("reasons", visit);
  const [reason, setReason] = useTyped(form, "reason", began);
  return (
    <>
      <input aria-label="Reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      <p>{form.since === null ? "anew" : `again ${form.since}`}</p>
      <button
        type="button"
        onClick={() => {
          form.sent();
          onSent?.();
        }}
      >
        Send
      </button>
    </>
  );
}

function seat(inside: ReactNode, before: TypedView[] = [], returns = true) {
  const host = fixtureHost();
  host.state.typed = [...before];
  const typing = new Typing(host, before, returns);
  const view = render(<TypingContext value={typing}>{inside}</TypingContext>);
  const asked = (name: string) => host.state.asked.filter((each) => each.act === name);
  return { host, typing, asked, user: userEvent.setup({ delay: null }), ...view };
}
const field = () => screen.getByRole<HTMLInputElement>("textbox");

describe("what is typed", () => {
  it("is told to nobody while it is typed, and kept with all else that is open when the console locks", async () => {
    const { host, typing, asked, user } = seat(
      <>
        <Reason visit="v1" />
        <Other />
      </>,
    );
    await user.type(screen.getByLabelText("Reason"), "Rang at nine");
    expect(asked("keepTyped")).toHaveLength(0);
    await typing.keep();
    expect(asked("keepTyped")).toHaveLength(1);
    // What stands as it began is not kept.
    expect(host.state.typed.map(({ form, about, typed }) => [form, about, readBack(typed)])).toEqual([
      ["reasons", "v1", { reason: "Rang at nine" }],
    ]);
  });

  it("stands in the same form again with the time at which the console locked, and in no other form", () => {
    const before = [kept("reasons", "v1", { reason: "Rang at nine" })];
    const first = seat(<Reason visit="v1" />, before);
    expect(field()).toHaveValue("Rang at nine");
    expect(screen.getByText(`again ${AT}`)).toBeInTheDocument();
    first.unmount();
    seat(<Reason visit="v2" />, before);
    expect(field()).toHaveValue("");
    expect(screen.getByText("anew")).toBeInTheDocument();
  });

  it("goes when the form is given up, and does not when the seat is left", async () => {
    const before = [kept("reasons", "v1", { reason: "Rang at nine" })];
    const given = seat(<Reason visit="v1" />, before);
    given.rerender(<TypingContext value={given.typing}>{null}</TypingContext>);
    await act(async () => undefined);
    expect(given.host.state.typed).toEqual([]);
    given.unmount();

    const left = seat(<Reason visit="v1" />, before);
    left.unmount();
    left.typing.end();
    await act(async () => undefined);
    expect(left.host.state.typed).toEqual(before);
  });

  it("goes when the form was sent, and is kept again only when something else is typed", async () => {
    const before = [kept("reasons", "v1", { reason: "Rang at nine" })];
    const { host, typing, user } = seat(<Reason visit="v1" />, before);
    await user.click(screen.getByRole("button", { name: "Send" }));
    expect(host.state.typed).toEqual([]);
    await typing.keep();
    expect(host.state.typed).toEqual([]);
    await user.type(field(), "!");
    await typing.keep();
    expect(host.state.typed.map(({ typed }) => readBack(typed))).toEqual([{ reason: "Rang at nine!" }]);
  });

  it("that was typed away again is kept no more", async () => {
    const { host, typing, user } = seat(<Reason visit="v1" />, [kept("reasons", "v1", { reason: "x" })]);
    await user.clear(field());
    await typing.keep();
    expect(host.state.typed).toEqual([]);
  });

  it("leaves a field in which nothing was typed to what its record says now", () => {
    seat(<Pair />, [kept("reschedule", "v1", { reason: "Rang at nine" })]);
    expect(screen.getByLabelText("Reason")).toHaveValue("Rang at nine");
    expect(screen.getByLabelText("Minutes")).toHaveValue("45");
  });

  it("that the host could not keep is held for who typed it", async () => {
    const { host, typing, user } = seat(<Reason visit="v1" />);
    host.keepTyped = () => Promise.reject(new Error("the disk is full"));
    await user.type(field(), "Rang at nine");
    await typing.keep();
    expect(typing.held.map(({ form, about, typed }) => [form, about, readBack(typed)])).toEqual([
      ["reasons", "v1", { reason: "Rang at nine" }],
    ]);
  });

  it("that is too long to be kept keeps nothing else from being kept", async () => {
    const { host, typing } = seat(
      <>
        <Reason visit="v1" />
        <Long />
      </>,
    );
    await userEvent.setup({ delay: null }).type(screen.getByLabelText("Reason"), "x");
    await typing.keep();
    expect(host.state.typed.map(({ form }) => form)).toEqual(["reasons"]);
    expect(typing.held.map(({ form }) => form)).toEqual(["profile"]);
  });

  it("over a record comes back with the record that it was typed over", () => {
    seat(<Over now="new at the vendor" />, [
      kept("editPatient", "p", { over: { read: { text: "as it was" }, now: "as typed" } }),
    ]);
    expect(screen.getByText("as it was: as typed")).toBeInTheDocument();
  });
});

describe("what stands open", () => {
  const place = kept("place", "", { "board.open": "v7" });

  it("comes back to who left it, once, and is forgotten on the disk at once", async () => {
    const { host, rerender, typing } = seat(<Placed />, [place]);
    expect(screen.getByText("v7")).toBeInTheDocument();
    expect(host.state.typed).toEqual([]);
    rerender(<TypingContext value={typing}>{null}</TypingContext>);
    rerender(
      <TypingContext value={typing}>
        <Placed />
      </TypingContext>,
    );
    expect(screen.getByText("nothing")).toBeInTheDocument();
  });

  it("does not come back to who did not leave it just now, nor on another screen", () => {
    const first = seat(<Placed />, [place], false);
    expect(screen.getByText("nothing")).toBeInTheDocument();
    expect(first.host.state.typed).toEqual([]);
    first.unmount();
    const host = fixtureHost();
    const typing = new Typing(host, [place], true);
    typing.moved();
    render(
      <TypingContext value={typing}>
        <Placed />
      </TypingContext>,
    );
    expect(screen.getByText("nothing")).toBeInTheDocument();
  });
});

it("a list is scrolled to where it stood, also one that is drawn later", async () => {
  const { host, typing, rerender } = seat(<List drawn={false} />, [kept("place", "", { "board.list": 240 })]);
  rerender(
    <TypingContext value={typing}>
      <List drawn />
    </TypingContext>,
  );
  expect(screen.getByRole("list").scrollTop).toBe(240);
  await typing.keep();
  expect(host.state.typed.map(({ typed }) => readBack(typed))).toEqual([{ "board.list": 240 }]);
});

describe("what is read back", () => {
  it("is what was written down, sets too, and nothing of what is not ours", () => {
    const value = { ticked: new Set(["a"]), more: [{ at: null }] };
    expect(readBack(writtenDown(value))).toEqual(value);
    expect(readBack("{")).toBeUndefined();
  });

  it("takes a field's place only where it has its form", () => {
    expect(fitsFor("x", "")).toBe(true);
    expect(fitsFor(3, "")).toBe(false);
    expect(fitsFor({ a: 1 }, { a: "" })).toBe(false);
    expect(fitsFor({}, { a: "" })).toBe(false);
    expect(fitsFor({ a: "x", b: 1 }, { a: "", b: undefined })).toBe(true);
    expect(fitsFor(["x"], {})).toBe(false);
    expect(fitsFor(new Set(), [])).toBe(false);
    expect(fitsFor({ any: 1 }, null)).toBe(true);
  });

  it("begins anew where a renewed console asks for something else", () => {
    seat(<Reason visit="v1" />, [kept("reasons", "v1", { reason: 7 })]);
    expect(field()).toHaveValue("");
  });
});

function Other() {
  const form = useTypedForm("consult", "c");
  const [text] = useTyped(form, "text", "as it began");
  return <p>{text}</p>;
}

function Long() {
  const form = useTypedForm("profile", "c");
  const [text] = useTyped<string | null>(form, "text", null);
  const [, setLong] = useTyped<string | null>(form, "long", null);
  const [done, setDone] = useState(false);
  if (!done) {
    setDone(true);
    setLong("x".repeat(100_000));
  }
  return <p>{text}</p>;
}

function Pair() {
  const form = useTypedForm("reschedule", "v1");
  const [minutes] = useTyped(form, "minutes", "45");
  const [reason] = useTyped(form, "reason", "");
  return (
    <>
      <input aria-label="Minutes" readOnly value={minutes} />
      <input aria-label="Reason" readOnly value={reason} />
    </>
  );
}

function Over({ now }: { now: string }) {
  const form = useTypedForm("editPatient", "p");
  const [read, typed] = useTypedOver(
    form,
    () => ({ text: now }),
    ({ text }) => text,
  );
  return <p>{`${read.text}: ${typed}`}</p>;
}

function Placed() {
  const [open] = usePlaced<string | null>("board.open", null);
  return <p>{open ?? "nothing"}</p>;
}

function List({ drawn }: { drawn: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  usePlacedScroll("board.list", list);
  return drawn ? <ul ref={list} /> : null;
}
