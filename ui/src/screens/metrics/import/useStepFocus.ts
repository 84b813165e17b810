import { type RefObject, useEffect, useRef } from "react";

/** Set by an act after which another step takes the place of the one that was acted in. */
export type Demand = RefObject<boolean>;

/**
 * For the heading of a step: it takes the focus when a person's own act brought the step, since what had the focus is
 * gone (WCAG 2.4.3). A step that came by itself takes it from nobody.
 */
export function useStepFocus(demand: Demand): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!demand.current) return;
    demand.current = false;
    heading.current?.focus();
  }, [demand]);
  return heading;
}
