import { describe, expect, it } from "vitest";
import { inRanges } from "../inRanges";

const written = (...operations: string[]) => inRanges(operations, (first, last) => `${first} to ${last}`);

describe("operations in ranges", () => {
  it("writes three that follow each other as one range", () => {
    expect(written("SOLO-06", "SOLO-07", "SOLO-08")).toBe("SOLO-06 to 08");
  });

  it("names two that follow each other, and each that stands alone", () => {
    expect(written("SOLO-09", "SOLO-11", "SOLO-12")).toBe("SOLO-09, SOLO-11, SOLO-12");
    expect(written("SOLO-23", "SOLO-24", "SOLO-25", "SOLO-27")).toBe("SOLO-23 to 25, SOLO-27");
  });

  it("never joins operations of two vendors, nor what is not numbered", () => {
    expect(written("CAR-01", "CM-02", "CM-03")).toBe("CAR-01, CM-02, CM-03");
    expect(written("SOLO-1b", "SOLO-2b", "SOLO-3b")).toBe("SOLO-1b, SOLO-2b, SOLO-3b");
  });
});
