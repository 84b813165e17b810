import { describe, expect, it } from "vitest";
import { dateTimeOf, offsetText, timeOf, timeWithSeconds, zoneWithOffset } from "../time";
import { isZone, offsetMinutes } from "../zoned";

const winter = Date.parse("2026-11-20T15:42:08.000Z");
const summer = Date.parse("2026-07-20T15:42:08.000Z");

describe("a time", () => {
  it("is HH:mm on the 24-hour clock (D+Tb-0001)", () => {
    expect(timeOf("2026-11-20T14:05:00.000Z", "America/New_York", "en")).toBe("09:05");
    expect(timeOf("2026-11-20T22:05:00.000Z", "America/New_York", "en")).toBe("17:05");
  });

  it("calls midnight 00:00 and never 24:00 (D+Tb-0009)", () => {
    expect(timeOf("2026-11-20T05:00:00.000Z", "America/New_York", "en")).toBe("00:00");
    expect(timeOf("2026-11-20T05:07:00.000Z", "America/New_York", "en")).toBe("00:07");
    expect(timeOf("2026-11-21T04:59:00.000Z", "America/New_York", "en")).toBe("23:59");
  });

  it("has seconds only where they are asked for, as two digits (D+Tb-0005)", () => {
    expect(timeWithSeconds("2026-11-20T15:42:08.000Z", "UTC", "en")).toBe("15:42:08");
  });

  it("stands one space after its date (D+Tb-0008)", () => {
    expect(dateTimeOf("2026-04-05T09:05:00.000Z", "UTC", "en")).toBe("05-Apr-2026 09:05");
  });

  it("is a word when there is none, never 00:00 (D+Tb-0011)", () => {
    expect(timeOf(null, "UTC", "en")).toBe("Unknown");
    expect(dateTimeOf("rubbish", "UTC", "es")).toBe("Desconocido");
  });

  it("names its zone with the offset of that very day (X-04)", () => {
    expect(zoneWithOffset(winter, "America/New_York")).toBe("New York (UTC−5)");
    expect(zoneWithOffset(summer, "America/New_York")).toBe("New York (UTC−4)");
    expect(zoneWithOffset(winter, "Asia/Kolkata")).toBe("Kolkata (UTC+5:30)");
    expect(zoneWithOffset(winter, "UTC")).toBe("UTC");
    expect(offsetText(winter, "America/St_Johns")).toBe("UTC−3:30");
  });

  it("follows a clock change to the second", () => {
    expect(offsetMinutes(Date.parse("2026-11-01T05:59:59.000Z"), "America/New_York")).toBe(-240);
    expect(offsetMinutes(Date.parse("2026-11-01T06:00:00.000Z"), "America/New_York")).toBe(-300);
  });

  it("knows which zones exist", () => {
    expect(isZone("Europe/Madrid")).toBe(true);
    expect(isZone("Europe/Nowhere")).toBe(false);
  });
});
