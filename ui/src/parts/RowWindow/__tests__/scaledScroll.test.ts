import { describe, expect, it } from "vitest";
import { contentHeight, scrollTo, TALLEST, topRow } from "../scaledScroll";

describe("scrolling through more rows than a page can be tall", () => {
  const view = 600;
  const row = 30;

  it("is pixel for pixel where all rows fit", () => {
    expect(contentHeight(1000, row)).toBe(30_000);
    expect(topRow(300, 1000, row, view)).toBeCloseTo(10);
  });

  it("reaches the first and the last row of a million", () => {
    const million = 1_000_000;
    expect(contentHeight(million, row)).toBe(TALLEST);
    expect(topRow(0, million, row, view)).toBe(0);
    expect(topRow(TALLEST - view, million, row, view)).toBeCloseTo(million - 20);
    expect(topRow(TALLEST * 2, million, row, view)).toBeCloseTo(million - 20);
  });

  it("comes back to the row that it was sent to", () => {
    for (const rows of [50, 5_000, 1_000_000])
      for (const at of [0, 7, Math.floor(rows / 2), rows - 20])
        expect(topRow(scrollTo(at, rows, row, view), rows, row, view)).toBeCloseTo(at, 3);
  });

  it("stays at the top where the rows do not fill the view", () => {
    expect(topRow(0, 3, row, view)).toBe(0);
    expect(scrollTo(2, 3, row, view)).toBe(0);
  });
});
