import { describe, expect, it } from "vitest";
import { ageOfData, exactSeconds, minutesSince, minutesText, secondsText } from "../duration";

const now = Date.parse("2026-11-20T15:42:08.000Z");
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

describe("a duration", () => {
  it("has the largest unit first, number and unit joined, zero units dropped (D+Tb-0026 to D+Tb-0029)", () => {
    expect(minutesText(85, "en")).toBe("1hr 25min");
    expect(minutesText(60, "en")).toBe("1hr");
    expect(minutesText(47, "en")).toBe("47min");
    expect(minutesText(0, "en")).toBe("0min");
    expect(minutesText(1440 * 2 + 180 + 5, "en")).toBe("2d 3hr");
  });

  it("never writes minutes as m, which means months (D+Tb-0017)", () => {
    for (let minutes = 0; minutes < 3000; minutes += 7) {
      expect(minutesText(minutes, "en")).not.toMatch(/\dm(?!in)/u);
    }
  });

  it("is whole: 1.5 minutes are one (D+Tb-0018)", () => {
    expect(minutesText(1.5, "en")).toBe("1min");
    expect(secondsText(8.9, "en")).toBe("8sec");
    expect(secondsText(90, "en")).toBe("1min");
  });

  it("loses no second of a slot's length", () => {
    expect(exactSeconds(1200, "en")).toBe("20min");
    expect(exactSeconds(3630, "en")).toBe("1hr 30sec");
    expect(exactSeconds(45, "en")).toBe("45sec");
  });
});

describe("the age of what is shown", () => {
  it("moves in seconds under a minute and then in one whole unit", () => {
    const ages = [8, 59, 60, 3599, 3600, 86_399, 86_400, 86_400 * 14].map((each) =>
      ageOfData(ago(each), now, "en"),
    );
    expect(ages).toEqual(["8sec", "59sec", "1min", "59min", "1hr", "23hr", "1d", "14d"]);
  });

  it("is never negative when the vendor's clock is ahead of ours", () => {
    expect(ageOfData(ago(-30), now, "en")).toBe("0sec");
    expect(minutesSince(ago(-30), now)).toBe(0);
  });

  it("is unknown when nothing was confirmed", () => {
    expect(ageOfData(null, now, "en")).toBe("Unknown");
    expect(minutesSince(null, now)).toBeNull();
  });
});
