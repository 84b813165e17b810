import { describe, expect, it, vi } from "vitest";
import { factsOf, Wave } from "../gallery/wave";
import { gather, wholeOf } from "../gather";
import type { Columns, ReadColumns } from "../signal";
import { questionOf, TILE, Tiles, tilesIn } from "../tiles";
import { emptyRow } from "../trace";

const DAY = 86_400;

/** A reader whose answers wait until they are let through. */
function waiting() {
  const asked: { from: number; signal: AbortSignal; answer: () => void; fail: () => void }[] = [];
  const read: ReadColumns = (_lead, from, to, count, signal) =>
    new Promise((done, fail) => {
      const columns = { from, to, low: new Float32Array(count), high: new Float32Array(count) };
      asked.push({ from, signal, answer: () => done(columns), fail: () => fail(new Error("no")) });
    });
  return { asked, read };
}

describe("the tiles of a recording", () => {
  it("are asked for in windows that no sample falls on the edge of, and that together cover all of it", () => {
    const duration = 25;
    const questions = tilesIn(0, 100, 0, 2500).map((tile) => questionOf(tile, duration));
    expect(questions.map(({ count }) => count)).toEqual([TILE, TILE, 453]);
    questions.slice(1).forEach(({ from }, k) => {
      expect(from).toBe(questions[k]?.to);
    });
    for (let n = 0; n < 2500; n += 1)
      expect(questions.some(({ from }) => Math.abs(n / 100 - from) < 1e-7)).toBe(false);
  });

  it("that nobody waits for any more are called off, and the urgent ones asked first", async () => {
    const { asked, read } = waiting();
    const changed = vi.fn();
    const tiles = new Tiles(read, DAY, changed);
    tiles.want(tilesIn(0, 100, 0, 20 * TILE));
    expect(asked.length).toBe(6);
    tiles.want(tilesIn(0, 100, 100 * TILE, 102 * TILE));
    expect(asked.slice(0, 6).every(({ signal }) => signal.aborted)).toBe(true);
    expect(asked.slice(6).map(({ from }) => Math.round((from * 100) / TILE))).toEqual([100, 101]);
    asked[0]?.answer();
    asked[6]?.answer();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    expect(tiles.get({ lead: 0, perSecond: 100, index: 0 })).toBeNull();
    expect(tiles.get({ lead: 0, perSecond: 100, index: 100 })).not.toBeNull();
  });

  it("never take more room than they are given, and keep what was shown last", async () => {
    const read: ReadColumns = async (_lead, from, to, count) => ({
      from,
      to,
      low: new Float32Array(count),
      high: new Float32Array(count),
    });
    const tiles = new Tiles(read, DAY, () => undefined, 10 * TILE * 8);
    for (let index = 0; index < 40; index += 1) {
      tiles.want([{ lead: 0, perSecond: 100, index }]);
      await vi.waitFor(() => expect(tiles.get({ lead: 0, perSecond: 100, index })).not.toBeNull());
      tiles.get({ lead: 0, perSecond: 100, index: 0 });
      expect(tiles.bytes).toBeLessThanOrEqual(10 * TILE * 8);
    }
    expect(tiles.get({ lead: 0, perSecond: 100, index: 0 })).not.toBeNull();
    expect(tiles.get({ lead: 0, perSecond: 100, index: 5 })).toBeNull();
  });

  it("that cannot be read are said to be so, and are read again only when asked", async () => {
    const { asked, read } = waiting();
    const tiles = new Tiles(read, DAY, () => undefined);
    const wanted = tilesIn(0, 100, 0, TILE);
    tiles.want(wanted);
    asked[0]?.fail();
    await vi.waitFor(() => expect(tiles.anyFailed).toBe(true));
    tiles.want(wanted);
    expect(asked.length).toBe(1);
    tiles.again();
    expect(asked.length).toBe(2);
    expect(tiles.anyFailed).toBe(false);
  });

  it("take no answer to another question: a sample would stand in a wrong column", async () => {
    const answers: ((from: number, to: number, count: number) => Columns)[] = [
      (from, to, count) => ({ from, to, low: new Float32Array(count - 1), high: new Float32Array(count) }),
      (from, to, count) => ({
        from: from + 1,
        to,
        low: new Float32Array(count),
        high: new Float32Array(count),
      }),
    ];
    for (const answer of answers) {
      const read: ReadColumns = async (_lead, from, to, count) => answer(from, to, count);
      const tiles = new Tiles(read, DAY, () => undefined);
      tiles.want(tilesIn(0, 100, 0, TILE));
      await vi.waitFor(() => expect(tiles.anyFailed).toBe(true));
    }
  });

  it("are drawn from coarser columns until they are read, marked as not exact, never as lost", async () => {
    const wave = new Wave(factsOf({ seconds: 60, rate: 250 }));
    const whole = wave.columns(0, -1e-6, 60, 600);
    const tiles = new Tiles(wave.reader(), 60, () => undefined);
    const span = { first: 900, width: 500, perSecond: 100 };
    const row = emptyRow(500);
    expect(gather(row, 0, span, 5100, tiles, [wholeOf(whole)])).toBe(false);
    expect([...row.known].every((known) => known === 1)).toBe(true);
    const rough = { low: row.low.slice(), high: row.high.slice() };
    tiles.want(tilesIn(0, 100, 900, 1400));
    await vi.waitFor(() => expect(gather(row, 0, span, 5100, tiles, [wholeOf(whole)])).toBe(true));
    expect([...row.known].every((known) => known === 2)).toBe(true);
    // The rough picture holds the exact one within it.
    row.low.forEach((low, x) => {
      expect(rough.low[x]).toBeLessThanOrEqual(low);
      expect(rough.high[x]).toBeGreaterThanOrEqual(row.high[x] as number);
    });
    const exact = wave.columns(0, 9 - 1e-6, 14 - 1e-6, 500);
    expect([...row.low]).toEqual([...exact.low]);
    expect([...row.high]).toEqual([...exact.high]);
  });
});
