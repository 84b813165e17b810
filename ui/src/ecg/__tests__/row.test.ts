import { describe, expect, it } from "vitest";
import { Clock } from "../clock";
import { factsOf, Wave } from "../gallery/wave";
import { paintAxis } from "../paint/axis";
import { paintBeats } from "../paint/beats";
import { paintRow, type RowPicture } from "../paint/row";
import type { Gain, Speed } from "../paper";
import { beatsAt } from "./beatsAt";
import { inks, RecordingPen } from "./recordingPen";

const wave = new Wave(factsOf({ seconds: 30, rate: 250 }), [4, 5]);

function pictureOf({ speed = 25 as Speed, gain = 10 as Gain, first = 0, mm = 4 } = {}): RowPicture {
  const perSecond = speed * mm;
  const { low, high } = wave.columns(0, first / perSecond - 1e-6, (first + 900) / perSecond - 1e-6, 900);
  return {
    width: 1000,
    height: 200,
    gutter: 100,
    mm,
    ratio: 1,
    grid: { kind: "paper", speed },
    gain,
    zero: 120,
    row: { low, high, known: new Uint8Array(900).fill(2) },
    density: { first, perColumn: 250 / perSecond, rate: 250 },
    end: 30 * perSecond - first,
  };
}

function painted(picture: RowPicture): RecordingPen {
  const pen = new RecordingPen();
  paintRow(pen, picture, inks);
  return pen;
}

/** The rectangles of the trace, without the calibration mark. */
const traceOf = (pen: RecordingPen) => pen.of("trace").filter(({ x }) => x >= 99);

describe("one row", () => {
  it("keeps its millimetre grid when gain or speed changes; the trace changes (X-ECG-02)", () => {
    const grid = (pen: RecordingPen) => [...pen.of("light"), ...pen.of("heavy")];
    const usual = painted(pictureOf());
    for (const other of [pictureOf({ gain: 20 }), pictureOf({ gain: 5 }), pictureOf({ speed: 50 })]) {
      const pen = painted(other);
      expect(grid(pen)).toEqual(grid(usual));
      expect(traceOf(pen)).not.toEqual(traceOf(usual));
    }
  });

  it("makes 1 mV 10 mm high at 10 mm/mV", () => {
    const tallest = (gain: Gain) => Math.min(...traceOf(painted(pictureOf({ gain }))).map(({ y }) => y));
    const peak = Math.max(...[...wave.columns(0, 0, 9, 900).high].filter((value) => !Number.isNaN(value)));
    expect(120 - tallest(10)).toBe(Math.round(peak * 40));
    expect(120 - tallest(5)).toBe(Math.round(peak * 20));
  });

  it("lies on whole pixels everywhere, so that nothing is smeared", () => {
    for (const mm of [4, 3.78, 5.3]) {
      const { filled } = painted(pictureOf({ mm }));
      const broken = filled.filter(
        ({ x, y, width, height }) => ![x, y, width, height].every(Number.isInteger),
      );
      expect(broken).toEqual([]);
    }
  });

  it("is empty where the signal was lost, without a line (X-ECG-08)", () => {
    const inGap = traceOf(painted(pictureOf())).filter(
      ({ x, width }) => x < 100 + 499 && x + width > 100 + 402,
    );
    expect(inGap).toEqual([]);
  });

  it("has grey ground after the recording's end and where nothing is read yet", () => {
    const picture = pictureOf({ first: 2700 });
    expect(painted(picture).of("off")).toEqual([{ ink: "off", x: 400, y: 0, width: 600, height: 200 }]);
    const unread = pictureOf();
    unread.row?.known.fill(0, 300, 350);
    expect(painted(unread).of("off")).toEqual([{ ink: "off", x: 400, y: 0, width: 50, height: 200 }]);
  });

  it("shows rough columns in another ink than exact ones", () => {
    const rough = pictureOf();
    rough.row?.known.fill(1, 0, 200);
    const pen = painted(rough);
    expect(pen.of("rough").length).toBeGreaterThan(10);
    expect(traceOf(pen).every(({ x }) => x >= 299)).toBe(true);
  });

  it("marks at its edge where the trace leaves it (GTAB-078)", () => {
    expect(painted(pictureOf({ gain: 10 })).of("warn")).toEqual([]);
    const high = { ...pictureOf({ gain: 20 }), zero: 40 };
    expect(painted(high).of("warn").length).toBeGreaterThan(5);
  });

  it("has time lines in place of boxes when time is pressed together, and a mark that is a height alone", () => {
    const lines = { light: [50, 150], heavy: [100] };
    const pen = painted({ ...pictureOf(), grid: { kind: "time", lines } });
    expect(pen.of("light").map(({ x }) => x)).toEqual([150, 250]);
    expect(pen.of("heavy").filter(({ height }) => height < 200)).toEqual([]);
    const mark = pen.of("trace").filter(({ x }) => x < 99);
    expect(mark).toEqual([{ ink: "trace", x: mark[0]?.x, y: 80, width: 2, height: 42 }]);
  });

  it("draws no trace and no calibration of a lead that is no voltage", () => {
    expect(painted({ ...pictureOf(), row: null }).of("trace")).toEqual([]);
  });
});

describe("the strips beside the rows", () => {
  it("name whole seconds of the wall clock at their places", () => {
    const pen = new RecordingPen();
    const clock = new Clock("2026-11-20T02:04:16Z", "America/New_York");
    const size = { width: 1000, height: 24, gutter: 100, ratio: 1 };
    paintAxis(
      pen,
      {
        ...size,
        from: 2,
        perSecond: 100,
        duration: 8,
        steps: { label: 1, fine: 0.2 },
        day: () => "19-Nov-2026",
      },
      clock,
      inks,
    );
    expect(pen.written).toEqual([
      "19-Nov-2026",
      "21:04:18",
      "21:04:19",
      "21:04:20",
      "21:04:21",
      "21:04:22",
      "21:04:23",
    ]);
    const long = pen.of("trace").filter(({ height }) => height === 8);
    expect(long.map(({ x }) => x)).toEqual([100, 200, 300, 400, 500, 600]);
  });

  it("name the date where it begins (GTAB-112)", () => {
    const pen = new RecordingPen();
    const clock = new Clock("2026-11-20T04:00:00Z", "America/New_York");
    const size = { width: 1000, height: 24, gutter: 100, ratio: 1 };
    const day = (seconds: number) => (seconds < 3600 ? "19-Nov-2026" : "20-Nov-2026");
    const steps = { label: 1800, fine: 300 };
    paintAxis(pen, { ...size, from: 0, perSecond: 0.1, duration: 7000, steps, day }, clock, inks);
    expect(pen.written).toEqual(["19-Nov-2026", "23:00:00", "23:30:00", "20-Nov-2026", "00:30:00"]);
  });

  it("tick each R peak and name R-R and rate where there is room", () => {
    const beats = beatsAt([1, 1.8, 2.7]);
    const pen = new RecordingPen();
    const span = { first: 0, width: 900, perSecond: 200 };
    paintBeats(pen, { width: 1000, height: 24, gutter: 100, ratio: 1, span, beats }, inks);
    expect(pen.of("trace").map(({ x }) => x)).toEqual([300, 460, 640]);
    expect(pen.written).toEqual(["800 ms, 75/min", "900 ms, 67/min"]);
  });

  it("tick nothing where R peaks cannot be told apart", () => {
    const beats = beatsAt(Array.from({ length: 1000 }, (_, k) => k));
    const pen = new RecordingPen();
    paintBeats(
      pen,
      { width: 1000, height: 24, gutter: 100, ratio: 1, span: { first: 0, width: 900, perSecond: 1 }, beats },
      inks,
    );
    expect(pen.of("trace")).toEqual([]);
  });
});
