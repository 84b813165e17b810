import { describe, expect, it } from "vitest";
import { factsOf as invented, Wave } from "../../../../ecg/gallery/wave";
import { zoneWithOffset } from "../../../../format/time";
import { wallOf } from "../../../../format/zoned";
import { beatsBytes, columnsBytes, recordingView } from "../../../../host/fixture/recordings";
import { beatsFrom, columnsFrom } from "../bytes";
import { clockOf, factsOf, offsetZone } from "../facts";

const view = recordingView(new Wave(invented()));
const at = Date.parse("2026-11-20T02:04:16Z");

describe("the clock of a recording", () => {
  it("is its zone's, told or assumed", () => {
    expect(clockOf(view, "Europe/Madrid")).toEqual({ zone: "America/New_York", zoneIs: "told" });
    expect(clockOf({ ...view, zoneAssumed: true }, "Europe/Madrid").zoneIs).toBe("assumed");
  });

  it("is that of its offset where no zone was told, named by the offset alone", () => {
    const clock = clockOf({ ...view, zone: null, offsetMinutes: -300 }, "Europe/Madrid");
    expect(clock.zoneIs).toBe("told");
    expect(wallOf(at, clock.zone).hour).toBe(21);
    expect(zoneWithOffset(at, clock.zone)).toBe("UTC−5");
    const east = offsetZone(120) ?? "";
    expect(wallOf(at, east).hour).toBe(4);
    expect(zoneWithOffset(at, east)).toBe("UTC+2");
  });

  it("is the patient's where nothing was told or the machine knows no such zone", () => {
    for (const zone of [null, "Mars/Olympus"])
      expect(clockOf({ ...view, zone }, "Europe/Madrid")).toEqual({
        zone: "Europe/Madrid",
        zoneIs: "patients",
      });
  });
});

describe("what the view is told", () => {
  it("is as long as the longest lead", () => {
    const [lead] = view.leads;
    const short = { ...lead!, samples: 100 };
    expect(factsOf({ ...view, seconds: 30, leads: [short, lead!] }, "UTC").samples).toBe(
      Math.round(30 * 512.6),
    );
  });

  it("of columns and beats is what the core sent, to the bit", () => {
    const wave = new Wave(invented({ seconds: 70 }), [7.1, 7.9]);
    const columns = wave.columns(0, -1e-6, 9, 512);
    expect(columnsFrom(columnsBytes(columns), -1e-6, 9)).toEqual(columns);
    const { beats } = wave;
    expect(beatsFrom(beatsBytes(beats), "Synthetic")).toEqual(beats);
    expect([...beats.follows].filter((each) => each === 0).length).toBe(3);
  });
});
