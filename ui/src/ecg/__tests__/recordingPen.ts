import type { Inks, Pen } from "../paint/inks";

/** One filled rectangle with its ink. */
export interface Filled {
  ink: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A pen that keeps what it is told, in place of a canvas. */
export class RecordingPen implements Pen {
  fillStyle: string = "";
  font = "";
  textBaseline: CanvasTextBaseline = "alphabetic";
  textAlign: CanvasTextAlign = "left";
  filled: Filled[] = [];
  written: string[] = [];

  fillRect(x: number, y: number, width: number, height: number): void {
    this.filled.push({ ink: this.fillStyle, x, y, width, height });
  }

  fillText(text: string): void {
    this.written.push(text);
  }

  measureText(text: string): { width: number } {
    return { width: text.length * 8 };
  }

  /** As a canvas has it; what is moved is compared in `slide.test.ts`. */
  drawImage(): void {}

  /** The rectangles of one ink. */
  of(ink: string): Filled[] {
    return this.filled.filter((each) => each.ink === ink);
  }
}

/** Each ink by its own name. */
export const inks: Inks = {
  paper: "paper",
  light: "light",
  heavy: "heavy",
  trace: "trace",
  rough: "rough",
  off: "off",
  text: "text",
  mark: "mark",
  warn: "warn",
  family: "sans-serif",
  size: 14,
};
