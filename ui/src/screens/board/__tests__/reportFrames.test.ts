import { describe, expect, it, vi } from "vitest";
import type { Host } from "../../../host/Host";
import { countGaps, reportFrames } from "../reportFrames";

describe("counting frames", () => {
  it("counts a frame that came later than the limit, and no other", () => {
    expect(countGaps([0, 16, 33, 68, 84, 134], 34)).toEqual({ frames: 5, gaps: 2 });
    expect(countGaps([0, 34], 34)).toEqual({ frames: 1, gaps: 0 });
    expect(countGaps([], 34)).toEqual({ frames: 0, gaps: 0 });
  });

  it("asks for all of today to be read, and reports what it saw meanwhile", async () => {
    const host = { refresh: vi.fn(async () => null), reportVisible: vi.fn(async () => null) };
    await reportFrames(host as unknown as Host, { afterS: 0, forS: 0.1, limitMs: 10_000 });
    expect(host.refresh).toHaveBeenCalledTimes(1);
    expect(host.reportVisible).toHaveBeenCalledWith(expect.stringMatching(/^frame-gaps \d+ 0$/));
  });
});
