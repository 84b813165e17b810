import { describe, expect, it } from "vitest";
import { dateOf, fhirDate, isoDayWithWeekday, longFhirDate } from "../date";

describe("a date", () => {
  it("is dd-MMM-yyyy with a two-digit day (D+Ta-0006, D+Ta-0009)", () => {
    expect(fhirDate("2026-04-05", "en")).toBe("05-Apr-2026");
  });

  it("writes September in three letters, in both languages (D+Ta-0002: Sept fails)", () => {
    expect(fhirDate("2026-09-02", "en")).toBe("02-Sep-2026");
    expect(fhirDate("2026-09-02", "es")).toBe("02-Sep-2026");
    expect(fhirDate("2026-01-02", "es")).toBe("02-Ene-2026");
  });

  it("shows only the parts that are known and never pads them (X-03)", () => {
    expect(fhirDate("1984-04", "en")).toBe("Apr-1984");
    expect(fhirDate("1984", "en")).toBe("1984");
  });

  it("is a word when there is none or it is no date (D+Ta-0022)", () => {
    for (const text of [null, "", "1984-13", "1984-02-30", "0000-00-00", "not a date"]) {
      expect(fhirDate(text, "en")).toBe("Unknown");
    }
    expect(dateOf("rubbish", "UTC", "en")).toBe("Unknown");
  });

  it("is the day of the clinic's zone, not of the machine (X-04)", () => {
    const late = "2026-11-21T03:30:00.000Z";
    expect(dateOf(late, "America/New_York", "en", { weekday: true })).toBe("Fri 20-Nov-2026");
    expect(dateOf(late, "Australia/Sydney", "en", { weekday: true })).toBe("Sat 21-Nov-2026");
  });

  it("has the weekday one space before the day (D+Ta-0016)", () => {
    expect(isoDayWithWeekday("2026-05-05", "en")).toBe("Tue 05-May-2026");
  });

  it("is given to assistive technology in the long form (D+Ta-0015)", () => {
    expect(longFhirDate("2026-04-05", "en")).toBe("05 April 2026");
    expect(longFhirDate("2026-04-05", "es")).toBe("05 de abril de 2026");
    expect(longFhirDate("1984-04", "en")).toBe("Apr-1984");
  });
});
