import { describe, expect, it } from "vitest";
import { holds, LINE, readLength, type ScreenFacts, screenFacts } from "../ruler";

const screen: ScreenFacts = { devicePixelRatio: 1, width: 1920, height: 1080, left: 0, top: 0, zoom: 1 };

describe("the measure of a screen", () => {
  it("is the line's pixels in a typed length", () => {
    expect(readLength("100")).toEqual({ pixelsPerMillimetre: LINE / 100 });
    expect(readLength(" 105,5 mm ")).toEqual({ pixelsPerMillimetre: LINE / 105.5 });
  });

  it("refuses what is no length, and what no screen can have", () => {
    expect(readLength(" ")).toBe("empty");
    expect(readLength("ten")).toBe("noNumber");
    expect(readLength("-100")).toBe("noNumber");
    expect(readLength("0")).toBe("impossible");
    // The length in centimetres.
    expect(readLength("10.5")).toBe("impossible");
    expect(readLength("4000")).toBe("impossible");
  });

  it.each(["devicePixelRatio", "width", "height", "left", "top", "zoom"] as const)(
    "is void when %s changes (X-ECG-06)",
    (fact) => {
      const ruler = { ...screen, pixelsPerMillimetre: 4 };
      expect(holds(ruler, screen)).toBe(true);
      expect(holds(ruler, { ...screen, [fact]: screen[fact] + 0.25 })).toBe(false);
    },
  );

  it("reads the zoom from how much of the window the page fills, a frame's width aside", () => {
    const window = (outerWidth: number, innerWidth: number) =>
      ({
        devicePixelRatio: 1,
        outerWidth,
        innerWidth,
        visualViewport: { scale: 1 },
        screen: { width: 1920, height: 1080 },
      }) as unknown as Window;
    expect(screenFacts(window(1450, 1440)).zoom).toBe(1);
    expect(screenFacts(window(1440, 1309)).zoom).toBeCloseTo(1.1, 9);
    expect(screenFacts(window(1440, 720)).zoom).toBe(2);
  });
});
