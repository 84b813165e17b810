import { useCallback, useEffect, useState } from "react";
import { type ScreenFacts, screenFacts } from "./ruler";

/** The screen as it is, and a way to look again: a window that was moved to an equal screen tells nobody. */
export function useScreenFacts(): [ScreenFacts, () => void] {
  const [facts, setFacts] = useState(() => screenFacts(window));
  const look = useCallback(
    () =>
      setFacts((known) => {
        const now = screenFacts(window);
        const same = (Object.keys(now) as (keyof ScreenFacts)[]).every((key) => now[key] === known[key]);
        return same ? known : now;
      }),
    [],
  );
  useEffect(() => {
    for (const event of ["resize", "focus"]) window.addEventListener(event, look);
    window.visualViewport?.addEventListener("resize", look);
    return () => {
      for (const event of ["resize", "focus"]) window.removeEventListener(event, look);
      window.visualViewport?.removeEventListener("resize", look);
    };
  }, [look]);
  return [facts, look];
}

/**
 * Device pixels in a CSS pixel. Engines that tell the device size of a box count the zoom in their ratio; WebKit does
 * neither, and its zoom is read from how much of the window the page fills.
 */
export function pixelRatio(window: Window, zoom: number): number {
  const counted =
    typeof ResizeObserverEntry === "function" && "devicePixelContentBoxSize" in ResizeObserverEntry.prototype;
  // At the usual size a window's frame is no zoom.
  const exact = zoom === 1 ? 1 : window.outerWidth / window.innerWidth;
  return Math.max(0.5, counted ? window.devicePixelRatio : window.devicePixelRatio * exact);
}
