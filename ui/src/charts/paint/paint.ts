import { paintAreas, paintTimes } from "./areas";
import { paintDays } from "./days";
import type { Drawing } from "./drawing";
import { paintEnvelope } from "./envelope";
import type { Ground } from "./ground";
import { paintLabels } from "./labels";
import { paintMarks } from "./marks";
import { paintPoints } from "./points";
import { paintPressure } from "./pressure";

/** What lies under the gridlines of the values. */
export function paintUnder(ground: Ground, drawing: Drawing): void {
  alone(ground, () => {
    paintAreas(ground, drawing);
    paintTimes(ground, drawing);
  });
}

/** The readings, and what is said of them within the plot. */
export function paintOver(ground: Ground, drawing: Drawing): void {
  alone(ground, () => {
    const { second, end } = drawing.series;
    const gathered = second === null && end === null && drawing.density === "columns";
    if (second !== null) paintPressure(ground, drawing);
    else if (end !== null) paintDays(ground, drawing);
    else if (gathered) paintEnvelope(ground, drawing);
    else paintPoints(ground, drawing);
    // A column holds many readings: their marks are counted in words, and are at the focus line.
    if (!gathered) paintMarks(ground, drawing);
    paintLabels(ground, drawing);
  });
}

/** uPlot remembers what it set on the canvas and does not set it again: it must find it as it left it. */
function alone({ ctx }: Ground, paint: () => void): void {
  ctx.save();
  paint();
  ctx.restore();
}
