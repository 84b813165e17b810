import { describe, expect, it } from "vitest";
import { factsOf, Wave } from "../gallery/wave";
import type { MovingPen } from "../paint/inks";
import type { RowPicture } from "../paint/row";
import { type Drawn, slideRow } from "../paint/slide";
import type { Gain } from "../paper";
import { inks, RecordingPen } from "./recordingPen";

const WIDTH = 500;
const HEIGHT = 120;
const GUTTER = 100;

/** A pen whose pixels can be compared: each holds the number of its ink. */
class PixelPen extends RecordingPen implements MovingPen {
  pixels = new Uint8Array(WIDTH * HEIGHT);
  moves = 0;
  readonly #numbers = new Map<string, number>();

  override fillRect(x: number, y: number, width: number, height: number): void {
    const number = this.#numbers.get(this.fillStyle) ?? this.#numbers.size + 1;
    this.#numbers.set(this.fillStyle, number);
    const [left, right] = [Math.max(0, x), Math.min(WIDTH, x + width)];
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height) && left < right; row += 1)
      this.pixels.fill(number, row * WIDTH + left, row * WIDTH + right);
  }

  move(from: number, to: number, width: number, height: number): void {
    this.moves += 1;
    const before = this.pixels.slice();
    for (let row = 0; row < height; row += 1)
      this.pixels.set(before.subarray(row * WIDTH + from, row * WIDTH + from + width), row * WIDTH + to);
  }
}

function pictureOf(wave: Wave, first: number, mm: number, ratio: number, gain: Gain = 10): RowPicture {
  const perSecond = 25 * mm;
  const columns = WIDTH - GUTTER;
  const { low, high } = wave.columns(
    0,
    first / perSecond - 1e-6,
    (first + columns) / perSecond - 1e-6,
    columns,
  );
  const rate = wave.facts.leads[0]?.rateHz ?? 1;
  return {
    width: WIDTH,
    height: HEIGHT,
    gutter: GUTTER,
    mm,
    ratio,
    grid: { kind: "paper", speed: 25 },
    gain,
    zero: 70,
    row: { low, high, known: new Uint8Array(columns).fill(2) },
    density: { first, perColumn: rate / perSecond, rate },
    end: 20 * perSecond - first,
  };
}

describe("a row that is moved", () => {
  it.each([
    [250, 4, 1],
    [512.6, 3.78, 1],
    [250, 8, 2],
    [50, 6, 1.44],
    [100, 4, 1],
  ])(
    "is the same, pixel for pixel, as one that is drawn anew: %d Hz, %d px in a mm, ratio %d (X-ECG-08)",
    (rate, mm, ratio) => {
      const wave = new Wave(factsOf({ seconds: 20, rate }), [4, 5]);
      const pen = new PixelPen();
      let drawn: Drawn | null = null;
      let first = 300;
      for (const by of [0, 37, 1, -20, 5, 150, -99, -3, 60, 60, 60, 199, 120, 90, 80, -150]) {
        first += by;
        const picture = pictureOf(wave, first, mm, ratio);
        drawn = slideRow(pen, picture, inks, drawn, true);
        const anew = new PixelPen();
        slideRow(anew, picture, inks, null, true);
        // At the edges a line may come from, or go to, a column that is out of view and no longer known.
        let differing = 0;
        for (let row = 0; row < HEIGHT; row += 1)
          for (let x = 0; x < WIDTH; x += 1) {
            if (x >= GUTTER && x < GUTTER + 20) continue;
            if (x >= WIDTH - 20) continue;
            if (pen.pixels[row * WIDTH + x] !== anew.pixels[row * WIDTH + x]) differing += 1;
          }
        expect({ by, differing }).toEqual({ by, differing: 0 });
      }
      expect(pen.moves).toBeGreaterThan(10);
    },
  );

  it("is drawn anew when anything but its place changed", () => {
    const wave = new Wave(factsOf({ seconds: 20, rate: 250 }));
    const moves = (change: (picture: RowPicture) => RowPicture, clean = true, ink = inks) => {
      const pen = new PixelPen();
      const drawn = slideRow(pen, pictureOf(wave, 300, 4, 1), inks, null, true);
      slideRow(pen, change(pictureOf(wave, 310, 4, 1)), ink, drawn, clean);
      return pen.moves;
    };
    expect(moves((picture) => picture)).toBe(1);
    const pressed: RowPicture["grid"] = { kind: "time", lines: { light: [], heavy: [] } };
    expect(moves((picture) => ({ ...picture, grid: pressed }))).toBe(0);
    expect(moves((picture) => ({ ...picture, gain: 20 }))).toBe(0);
    expect(moves((picture) => ({ ...picture, zero: 60 }))).toBe(0);
    expect(moves((picture) => ({ ...picture, grid: { kind: "paper", speed: 50 } }))).toBe(0);
    expect(moves((picture) => picture, false)).toBe(0);
    expect(moves((picture) => picture, true, { ...inks })).toBe(0);
  });
});
