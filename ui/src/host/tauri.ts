import { invoke } from "@tauri-apps/api/core";
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
  paperPreview: (paper) => invoke<ArrayBuffer>("paper_preview", { paper }),
  holdClose: async (held) => {
    await commands.holdClose(held);
    return null;
  },
  onCloseAsked: (listener) => events.closeAsked.listen(() => listener()),
  onStale: (listener) => events.stale.listen((event) => listener(event.payload.tags)),
};
