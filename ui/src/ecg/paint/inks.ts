/** The colours and type of the drawing, as the tokens give them for the theme in use. */
export interface Inks {
  paper: string;
  light: string;
  heavy: string;
  trace: string;
  /** For columns that are drawn from coarser ones while the exact ones are read. */
  rough: string;
  /** Ground of what is not read yet, and of what lies after the recording's end. */
  off: string;
  text: string;
  mark: string;
  /** Where a trace leaves its row. */
  warn: string;
  /** CSS font family. */
  family: string;
  /** Text size in CSS pixels. */
  size: number;
}

/** What the drawing uses of a canvas. */
export type Pen = Pick<CanvasRenderingContext2D, "fillStyle" | "font" | "textBaseline" | "textAlign"> & {
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
};

/** A pen that can move what it drew. */
export type MovingPen = Pen & {
  /** Moves the columns of pixels from `from` on, `width` of them, to `to`; over the whole height. */
  move(from: number, to: number, width: number, height: number): void;
};

/** Reads the inks where an element stands. */
export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim() || "CanvasText";
  const size = Number.parseFloat(style.fontSize);
  return {
    paper: ink("--ecg-paper"),
    light: ink("--ecg-minor"),
    heavy: ink("--ecg-major"),
    trace: ink("--ecg-trace"),
    rough: ink("--ecg-rough"),
    off: ink("--ecg-off"),
    text: ink("--ecg-text"),
    mark: ink("--ecg-mark"),
    warn: ink("--ecg-warn"),
    family: style.fontFamily || "sans-serif",
    size: Number.isFinite(size) && size > 0 ? size : 14,
  };
}
