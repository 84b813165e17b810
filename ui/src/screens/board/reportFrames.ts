import type { Host } from "../../host/Host";
import type { FrameCount } from "../../host/types";

/**
 * Counts the gaps between frames while all of today is read again, and reports them: how smooth the board stays while
 * its rows change.
 */
export async function reportFrames(host: Host, asked: FrameCount): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, asked.afterS * 1000));
  await host.refresh();
  const times = await frameTimes(asked.forS * 1000);
  const { frames, gaps } = countGaps(times, asked.limitMs);
  await host.reportVisible(`frame-gaps ${frames} ${gaps}`);
}

/** The time of every frame for so many milliseconds. */
function frameTimes(forMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const frame = (now: number) => {
      times.push(now);
      if (now - (times[0] ?? now) < forMs) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  });
}

/** How many frames followed another, and how many of them came later than the limit. */
export function countGaps(times: readonly number[], limitMs: number): { frames: number; gaps: number } {
  let gaps = 0;
  for (let at = 1; at < times.length; at++) {
    if ((times[at] ?? 0) - (times[at - 1] ?? 0) > limitMs) gaps += 1;
  }
  return { frames: Math.max(0, times.length - 1), gaps };
}
