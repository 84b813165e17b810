import { type RefObject, useEffect, useRef } from "react";

/** Set by an act after which another step takes the place of the one that was acted in. */
export type Demand = RefObject<boolean>;

/**
 * For the heading of a step: it takes the focus when a person's own act brought the step, since what had the focus is
 * gone (WCAG 2.4.3). A step that came by itself takes it from nobody. What stays while steps come and go takes it when
 * their number changes and no step did.
 */
export function useStepFocus(demand: Demand, steps?: number): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stays looks again when the number of steps is another
  useEffect(() => {
    if (!demand.current) return;
    demand.current = false;
    heading.current?.focus();
  }, [demand, steps]);
  return heading;
}
