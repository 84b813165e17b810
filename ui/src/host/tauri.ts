import { invoke } from "@tauri-apps/api/core";
import { commands, events } from "./bindings";
import type { Host } from "./Host";
import type { FileCheck, Kept } from "./types";

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
  checkFile: (bytes) => invoke<FileCheck>("check_file", bytes),
  attachFile: (input, bytes) =>
    invoke<Kept>("attach_file", bytes, {
      // A header holds ASCII alone. It stays inside this process.
      headers: { "anteroom-input": `input=${encodeURIComponent(JSON.stringify(input))}` },
    }),
  addDocument: (input, bytes) =>
    invoke<Kept>("add_document", bytes, {
      headers: { "anteroom-input": `input=${encodeURIComponent(JSON.stringify(input))}` },
    }),
  openDocument: (patient, id) => invoke<ArrayBuffer>("open_document", { patient, id }),
  metricSeries: (asked) => invoke<ArrayBuffer>("metric_series", { asked }),
  recordingColumns: (asked) => invoke<ArrayBuffer>("recording_columns", { asked }),
  recordingBeats: (asked) => invoke<ArrayBuffer>("recording_beats", { asked }),
  openCopy: (id) => invoke<ArrayBuffer>("open_copy", { id }),
  paperPreview: (paper) => invoke<ArrayBuffer>("paper_preview", { paper }),
  holdClose: async (held) => {
    await commands.holdClose(held);
    return null;
  },
  readyToLock: async () => {
    await commands.readyToLock();
    return null;
  },
  touched: async () => {
    await commands.touched();
    return null;
  },
  onLockSoon: (listener) => events.lockSoon.listen(({ payload }) => listener(payload)),
  onLockAsked: (listener) => events.lockAsked.listen(() => listener()),
  onCloseAsked: (listener) => events.closeAsked.listen(() => listener()),
  onStale: (listener) => events.stale.listen((event) => listener(event.payload.tags)),
};
