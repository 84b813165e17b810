import type UPlot from "uplot";
import "uplot/dist/uPlot.min.css";

/** The drawing library, fetched when the first chart is shown. */
export async function loadEngine(): Promise<typeof UPlot> {
  return (await import("uplot")).default;
}

/** Whether this window can draw at all; where it cannot, the words and the table are what there is. */
export function canDraw(): boolean {
  return typeof matchMedia === "function" && document.createElement("canvas").getContext("2d") !== null;
}
