import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Keeps the line of the visit that is open beside the list in sight when the list gets another width: its lines are then
 * higher or lower, and those above would push it under the head. At no other time is anything scrolled: who looks
 * elsewhere stays there, also when a notice takes a part of the list's height.
 */
export function useOpenInSight(
  list: RefObject<HTMLDivElement | null>,
  open: string | null,
  show: () => void,
): void {
  const showNow = useEffectEvent(show);
  useEffect(() => {
    const element = list.current;
    if (element === null || open === null) return;
    let [width, frame] = [0, 0];
    const observer = new ResizeObserver(() => {
      if (element.offsetWidth === width) return;
      width = element.offsetWidth;
      cancelAnimationFrame(frame);
      // In the first frame the lines are measured anew, in the second they stand where they belong.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(showNow);
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [list, open]);
}
