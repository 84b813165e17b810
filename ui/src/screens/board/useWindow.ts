import {
  defaultRangeExtractor,
  measureElement,
  observeElementRect,
  type Range,
  useVirtualizer,
} from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import type { Line } from "./lines";

/** Height of the head, which stays in sight above the lines. */
const HEAD = 29;
/** What a line is taken to need before it has been measured. */
const HEIGHTS: Record<Line["kind"], number> = {
  visit: 65,
  title: 34,
  nobodyWaits: 190,
  section: 42,
  emptyDay: 190,
  now: 18,
  end: 36,
};

/**
 * The lines in sight and a few around them: of a thousand visits a dozen are drawn. Lines that must not leave the page,
 * such as the one that has the focus, are named in `pinned`.
 */
export function useWindow(lines: Line[], list: RefObject<HTMLDivElement | null>, pinned: readonly number[]) {
  const pins = pinned.join(" ");
  const rangeExtractor = useCallback(
    (range: Range) => {
      const kept = pins === "" ? [] : pins.split(" ").map(Number);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((one, other) => one - other);
    },
    [pins],
  );
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: (at) => HEIGHTS[lines[at]?.kind ?? "visit"],
    getItemKey: (at) => lines[at]?.key ?? at,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 6,
    // Rounded down, the next line would stand over the rule below this one.
    measureElement: (element, entry, instance) => {
      const box = entry?.borderBoxSize[0];
      return box === undefined ? measureElement(element, entry, instance) : Math.ceil(box.blockSize);
    },
    rangeExtractor,
    initialRect: { width: 1440, height: 900 },
    // Where nothing has a size yet, a window's worth is drawn.
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, (rect) => tell(rect.height === 0 ? { width: 1440, height: 900 } : rect)),
  });
}
