import type { KeyboardEvent } from "react";

/**
 * Arrow keys, Home and End move the focus among the rows of a table; `rows` selects what of each row has the focus. Up from
 * the first row stays there, unless it leads somewhere.
 */
export function moveRows(event: KeyboardEvent<HTMLElement>, rows: string, onLeave?: () => void): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(rows)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0 && onLeave !== undefined) onLeave();
  else all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
}
