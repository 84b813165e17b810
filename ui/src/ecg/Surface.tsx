import { memo, useCallback } from "react";
import type { Strip } from "./strip";

/** One canvas of the drawing. What it shows is said in words beside it. */
export const Surface = memo(function Surface({
  strip,
  name,
  label = null,
  className,
}: {
  strip: Strip;
  /** By which the drawing knows it. */
  name: string;
  /** What it shows; `null` where its words stand elsewhere. */
  label?: string | null;
  className?: string;
}) {
  const give = useCallback((canvas: HTMLCanvasElement | null) => strip.canvas(name, canvas), [strip, name]);
  return label === null ? (
    <span aria-hidden="true">
      <canvas ref={give} className={className} />
    </span>
  ) : (
    <canvas ref={give} className={className} role="img" aria-label={label} />
  );
});
