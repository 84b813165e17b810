import type { FrameCount, ScreenName } from "./types";

/** The window: whether it is seen, what it shows, and its end. */
export interface WindowHost {
  /** Tells whether the window can be seen; reading from vendors slows down while it cannot. */
  attention(visible: boolean): Promise<null>;
  /** Tells which screen is shown, and nothing of what is on it; the host sets the desktop's title from it. */
  showScreen(screen: ScreenName | null): Promise<null>;
  /** Holds the window open, or lets go: the first wish to close it is passed to `onCloseAsked`, a second one closes. */
  holdClose(held: boolean): Promise<null>;
  /** Ends the program; the store is closed first. */
  quit(): Promise<null>;
  /** Tells that something named is on the screen; heard only by the benchmarks, which may ask for frames to be counted. */
  reportVisible(what: string): Promise<FrameCount | null>;
  /** Calls back when someone wishes to close a window that is held open; answers with a way to stop. */
  onCloseAsked(listener: () => void): Promise<() => void>;
}
