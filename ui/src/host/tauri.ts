import { commands, events } from "./bindings";
import type { Host } from "./Host";

/** The host inside the desktop window, over the generated bindings. Names and registration are the core's. */
export const tauriHost: Host = {
  ...commands,
  showScreen: async (screen) => {
    await commands.showScreen(screen);
    return null;
  },
  quit: async () => {
    await commands.quit();
    return null;
  },
  onStale: (listener) => events.stale.listen((event) => listener(event.payload.tags)),
};
