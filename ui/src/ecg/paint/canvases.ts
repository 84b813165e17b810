import type { MovingPen } from "./inks";
import type { Drawn } from "./slide";

/** What is drawn with on one canvas, and what was drawn there last. */
export interface Surface {
  pen: MovingPen;
  drawn: Drawn | null;
}

/** The canvases of the drawing by name, each as large in device pixels as what is drawn on it. */
export class Canvases {
  readonly #known = new Map<string, HTMLCanvasElement>();
  readonly #surfaces = new WeakMap<HTMLCanvasElement, Surface>();

  /** Gives a canvas; `null` takes it back. */
  set(name: string, canvas: HTMLCanvasElement | null): void {
    if (canvas === null) this.#known.delete(name);
    else this.#known.set(name, canvas);
  }

  /** What to draw with; `null` when there is no such canvas. Sizes are device pixels. */
  surface(name: string, width: number, height: number, ratio: number): Surface | null {
    const canvas = this.#known.get(name);
    if (canvas === undefined) return null;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      // Another size empties a canvas: nothing of it can be moved.
      this.#surfaces.delete(canvas);
    }
    // The size on the page is set apart: a zoom changes it though the pixels stay.
    const [inline, block] = [`${width / ratio}px`, `${height / ratio}px`];
    if (canvas.style.width !== inline) canvas.style.width = inline;
    if (canvas.style.height !== block) canvas.style.height = block;
    const known = this.#surfaces.get(canvas);
    if (known !== undefined) return known;
    const context = canvas.getContext("2d", { alpha: false });
    if (context === null) return null;
    const pen: MovingPen = Object.assign(context, {
      move: (from: number, to: number, columns: number, rows: number) =>
        context.drawImage(canvas, from, 0, columns, rows, to, 0, columns, rows),
    });
    const made = { pen, drawn: null };
    this.#surfaces.set(canvas, made);
    return made;
  }
}
