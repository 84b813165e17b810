/** What a calibration depends on: another screen, resolution or zoom makes it void (X-ECG-06). */
export interface ScreenFacts {
  devicePixelRatio: number;
  /** The screen in CSS pixels, and where it stands among the screens. */
  width: number;
  height: number;
  left: number;
  top: number;
  /** Zoom of the page, in steps of a twentieth. */
  zoom: number;
}

/** A line that a person measured with a real ruler, on the screen it was measured on. */
export interface Ruler extends ScreenFacts {
  /** CSS pixels in a millimetre. */
  pixelsPerMillimetre: number;
}

/** The length of the line to measure, in CSS pixels. */
export const LINE = 400;

/** CSS pixels in a millimetre that a screen can have: a wall display, a telephone. */
const POSSIBLE = { least: 1.2, most: 14 };

/** The screen as it is. */
export function screenFacts(window: Window): ScreenFacts {
  const { screen } = window;
  // Where the screen stands is not in the standard, but in every engine we run in.
  const placed = screen as Screen & { availLeft?: number; availTop?: number };
  const across = window.innerWidth > 0 ? window.outerWidth / window.innerWidth : 1;
  const pinched = window.visualViewport?.scale ?? 1;
  return {
    devicePixelRatio: window.devicePixelRatio,
    width: screen.width,
    height: screen.height,
    left: placed.availLeft ?? 0,
    top: placed.availTop ?? 0,
    zoom: Math.max(0.05, Math.round((across || 1) * pinched * 20) / 20),
  };
}

/** Whether a ruler was held to the screen as it is now. */
export function holds(ruler: Ruler, now: ScreenFacts): boolean {
  return (
    ruler.devicePixelRatio === now.devicePixelRatio &&
    ruler.width === now.width &&
    ruler.height === now.height &&
    ruler.left === now.left &&
    ruler.top === now.top &&
    ruler.zoom === now.zoom
  );
}

/** What a typed length says of the line: pixels in a millimetre, or why not. */
export function readLength(
  typed: string,
): { pixelsPerMillimetre: number } | "empty" | "noNumber" | "impossible" {
  const text = typed.trim().replace(/\s*mm$/iu, "");
  if (text === "") return "empty";
  if (!/^\d+(?:[.,]\d+)?$/u.test(text)) return "noNumber";
  const pixelsPerMillimetre = LINE / Number(text.replace(",", "."));
  const possible = pixelsPerMillimetre >= POSSIBLE.least && pixelsPerMillimetre <= POSSIBLE.most;
  return possible ? { pixelsPerMillimetre } : "impossible";
}
