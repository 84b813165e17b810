import { describe, expect, it } from "vitest";
import { addressOf, connectionOf } from "../address";
import { changed, emptyDraft, reasonsOf } from "../draft";

const whole = {
  ...emptyDraft("2026-11-23"),
  patient: "c:ext:1",
  room: "c/Urgent Care",
  reasons: "Headache\n\n  Fever ",
  slot: { room: "c/Urgent Care", start: 1 },
  zone: "Europe/Rome",
  episode: "E-1",
  overlapReason: "Both by phone",
};

describe("a booking in the making", () => {
  it("gives another patient neither the zone, the episode nor the overlap reason of the one before (X-01)", () => {
    const next = changed(whole, { type: "patient", patient: "c:ext:2" });
    expect(next).toMatchObject({ patient: "c:ext:2", zone: "", episode: "", overlapReason: "" });
  });

  it("loses its slot with the day, the length and another room", () => {
    expect(changed(whole, { type: "day", day: "2026-11-24" }).slot).toBeNull();
    expect(changed(whole, { type: "duration", durationS: 600 }).slot).toBeNull();
    expect(changed(whole, { type: "room", room: "c/Cardiology" }).slot).toBeNull();
  });

  it("keeps its slot when nothing really changes", () => {
    expect(changed(whole, { type: "day", day: "2026-11-23" })).toBe(whole);
    expect(changed(whole, { type: "room", room: null }).slot).toEqual(whole.slot);
  });

  it("asks for the overlap reason again with every new slot", () => {
    const next = changed(whole, { type: "slot", slot: { room: "c/Urgent Care", start: 2 } });
    expect(next.overlapReason).toBe("");
  });

  it("follows a slot of another room when a room had been asked for", () => {
    expect(changed(whole, { type: "slot", slot: { room: "c/Other", start: 2 } }).room).toBe("c/Other");
  });

  it("sends reasons trimmed and without empty lines", () => {
    expect(reasonsOf(whole)).toEqual(["Headache", "Fever"]);
  });
});

describe("the address of a booking", () => {
  const number = (kind: "externalId" | "spid" | "hsid" | "mrn") => ({ kind, issuer: "x", value: kind });

  it("is the integrator's id, then the vendor's number, then the health system's id (SOLO-06, SOLO-08, SOLO-07)", () => {
    expect(addressOf([number("hsid"), number("spid"), number("externalId")])?.operation).toBe("SOLO-06");
    expect(addressOf([number("mrn"), number("hsid"), number("spid")])?.operation).toBe("SOLO-08");
    expect(addressOf([number("mrn"), number("hsid")])?.operation).toBe("SOLO-07");
  });

  it("is none for a record that the vendor knows by its MRN only", () => {
    expect(addressOf([number("mrn")])).toBeNull();
  });

  it("belongs to the connection that the key begins with", () => {
    expect(connectionOf("3fa0c1d2:ext:12:04")).toBe("3fa0c1d2");
  });
});
