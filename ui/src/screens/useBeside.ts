import { type RefObject, useRef } from "react";
import { useNavigation } from "../frame/navigation";
import { useShortcuts } from "../frame/shortcuts";
import { usePlacedScroll } from "../frame/typing";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import type { ScreenId } from "./registry";

/** What stands beside a list; its rows carry the key in `data-visit`, `data-intent`, … on what takes the focus. */
export type Beside = "alert" | "visit" | "intent" | "delivery" | "about" | "device";

/**
 * A list with what is open beside it, which is part of the place one is at: Esc closes it, and the focus goes back to the
 * row that it came from.
 */
export function useBeside(
  screen: ScreenId,
  noun: Beside,
): {
  list: RefObject<HTMLDivElement | null>;
  open: string | null;
  show: (key: string | null) => void;
} {
  const { close } = useMessages(parts);
  const { here, go } = useNavigation();
  const list = useRef<HTMLDivElement>(null);
  const open = here.open[noun] ?? null;
  usePlacedScroll(`${screen}.${noun}`, list);

  function show(key: string | null): void {
    go(screen, { open: key === null ? {} : { [noun]: key }, replace: true });
    if (key !== null || open === null) return;
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>(`[data-${noun}]`) ?? [];
      [...rows].find((row) => row.dataset[noun] === open)?.focus();
    });
  }
  useShortcuts(open === null ? [] : [{ keys: "Esc", does: close, run: () => show(null) }]);
  return { list, open, show };
}
