import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Where the list stood when a visit's record was opened in its place. */
let left: { mode: string; visit: string; top: number } | null = null;

/** Coming back from a visit's record, the list stands where it stood: the same row at the same place. */
export function useKeptScroll(
  list: RefObject<HTMLDivElement | null>,
  mode: string,
  open: string | null,
): void {
  const visit = useRef(open);
  useEffect(() => {
    visit.current = open;
  });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    if (left !== null && left.mode === mode && left.visit === visit.current) element.scrollTop = left.top;
    return () => {
      left = visit.current === null ? null : { mode, visit: visit.current, top: element.scrollTop };
    };
  }, [list, mode]);
}
