import { describe, expect, it } from "vitest";
import { ageAt, ageFromMoment, isFutureBirth } from "../age";

const born = new Date("2026-03-10T08:00:00.000Z");
const hoursOn = (hours: number) => new Date(born.getTime() + hours * 3_600_000);

describe("an age", () => {
  it("follows the guidance's vectors (PAB-0034)", () => {
    expect(ageFromMoment(born, hoursOn(1.5), "en")).toBe("90min");
    expect(ageFromMoment(born, hoursOn(26), "en")).toBe("26hrs");
    expect(ageFromMoment(born, hoursOn(3 * 24 + 17), "en")).toBe("3d");
    expect(ageAt("2026-03-10", "2026-04-07", "en")).toBe("4w");
    expect(ageAt("2026-03-10", "2026-04-08", "en")).toBe("4w 1d");
    expect(ageAt("2025-03-10", "2026-03-11", "en")).toBe("12m 1d");
    expect(ageAt("2022-03-10", "2026-04-18", "en")).toBe("4y 1m");
    expect(ageAt("2008-03-10", "2026-03-10", "en")).toBe("18y");
  });

  it("counts months, not years, for a one-year-old (PAB-0034: 1y fails)", () => {
    expect(ageAt("2025-03-10", "2026-03-10", "en")).toBe("12m");
  });

  it("counts completed calendar units, not milliseconds (X-05)", () => {
    expect(ageAt("1984-04-05", "2026-04-04", "en")).toBe("41y");
    expect(ageAt("1984-04-05", "2026-04-05", "en")).toBe("42y");
  });

  it("counts a birthday on 29-Feb from 28-Feb in a common year (X-05)", () => {
    expect(ageAt("2004-02-29", "2026-02-27", "en")).toBe("21y");
    expect(ageAt("2004-02-29", "2026-02-28", "en")).toBe("22y");
  });

  it("is not guessed from part of a date (X-03)", () => {
    expect(ageAt("1984-04", "2026-04-05", "en")).toBeNull();
    expect(ageAt("1984", "2026-04-05", "en")).toBeNull();
    expect(ageAt(null, "2026-04-05", "en")).toBeNull();
  });

  it("is absent for a birth in the future, which is marked instead (X-05)", () => {
    expect(ageAt("2026-04-06", "2026-04-05", "en")).toBeNull();
    expect(isFutureBirth("2026-04-06", "2026-04-05")).toBe(true);
    expect(isFutureBirth("2026-04-05", "2026-04-05")).toBe(false);
    expect(ageFromMoment(born, hoursOn(-1), "en")).toBeNull();
  });

  it("has its units in the language in use", () => {
    expect(ageAt("1984-04-05", "2026-04-05", "es")).toBe("42a");
  });
});
