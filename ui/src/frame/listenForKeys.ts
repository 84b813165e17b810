import { keysOf, shortcutFor } from "./shortcuts";

/** Usual keys that must not be silent where they mean nothing, nor do what a browser would do with them. */
const usual = ["Ctrl F", "Ctrl N", "Ctrl O", "Ctrl P", "Ctrl S", "F5", "F9"];

/** Listens to the keys of the whole window; answers with a way to stop. */
export function listenForKeys(onNothing: (keys: string) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcutFor(event);
    if (shortcut !== null) {
      event.preventDefault();
      shortcut.run(event);
      return;
    }
    const keys = keysOf(event);
    if (!usual.includes(keys)) return;
    event.preventDefault();
    onNothing(keys);
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}
