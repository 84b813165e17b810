import { useEffect, useRef } from "react";

/**
 * Keys that work in the whole window. A screen adds its own while it is shown; an open sheet puts a layer over all of
 * them, so that a key never acts behind it. Where a usual key has no meaning here, the caller says so (KEYS 2.2.4.3).
 */
export interface Shortcut {
  /** As written on the keyboard: `F2`, `Ctrl K`, `Esc`, `?`. */
  keys: string;
  /** What it does, for the list of keys. */
  does: string;
  run: (event: KeyboardEvent) => void;
  /** Works over an open sheet too: it leaves everything. */
  always?: true;
}

interface Layer {
  shortcuts: readonly Shortcut[];
  /** Layers below are silent. */
  covers: boolean;
}

const layers: Layer[] = [];

/** The name of the pressed keys, as in `Shortcut.keys`. */
export function keysOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const named: Record<string, string> = { Escape: "Esc", " ": "Space" };
  const key = named[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const held = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  return [...held, key].filter((part) => part !== "").join(" ");
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) &&
    !(target instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(target.type))
  );
}

/** The shortcut that a key press means now, from the topmost layer down. */
export function shortcutFor(event: KeyboardEvent): Shortcut | null {
  const keys = keysOf(event);
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
  if (plain && isTyping(event)) return null;
  let covered = false;
  for (const layer of [...layers].reverse()) {
    const found = layer.shortcuts.find((each) => each.keys === keys && (!covered || each.always === true));
    if (found !== undefined) return found;
    covered ||= layer.covers;
  }
  return null;
}

/** All shortcuts that can be used now, topmost first, for the list of keys. */
export function currentShortcuts(): Shortcut[] {
  return [...layers].reverse().flatMap((layer) => [...layer.shortcuts]);
}

/** Whether something covers the screen. */
export function isCovered(): boolean {
  return layers.some((layer) => layer.covers);
}

/** Adds shortcuts while the component is shown; `covers` silences all others meanwhile. */
export function useShortcuts(
  shortcuts: readonly Shortcut[],
  { covers = false }: { covers?: boolean } = {},
): void {
  const layer = useRef<Layer>({ shortcuts, covers });
  useEffect(() => {
    layer.current.shortcuts = shortcuts;
  });
  useEffect(() => {
    const mine = layer.current;
    mine.covers = covers;
    layers.push(mine);
    return () => {
      layers.splice(layers.indexOf(mine), 1);
    };
  }, [covers]);
}
