import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { LoadingBars } from "../parts/ViewState";
import { screenOf, screens } from "../screens/registry";
import { announce } from "./announcer";
import { BannerPlace } from "./banner";
import { useDocumentTitle } from "./documentTitle";
import styles from "./Frame.module.css";
import { FrameNotes } from "./FrameNotes";
import { useLockAsked } from "./keeping";
import { LockWarning } from "./LockWarning";
import { useCloseAsked } from "./leaving";
import { listenForKeys } from "./listenForKeys";
import { useNavigation } from "./navigation";
import { Overlay, type OverlayName } from "./Overlay";
import { Rail } from "./Rail";
import { ScreenBoundary } from "./ScreenBoundary";
import { StatusLine } from "./StatusLine";
import { type Shortcut, useShortcuts } from "./shortcuts";
import { Undos } from "./undo";
import { useLock } from "./useLock";
import { useRefresh } from "./useRefresh";
import { useWindowTitle } from "./windowTitle";

/** The frame around every screen: banner place, rail, screen, status line, the keys of the whole window. */
export function Frame({ children }: { children: ReactNode }) {
  const words = useMessages(frame);
  const { here, go, back } = useNavigation();
  const [banner, setBanner] = useState<HTMLElement | null>(null);
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  const refresh = useRefresh();
  const lock = useLock();

  const shortcuts = useMemo<Shortcut[]>(
    () => [
      ...screens.flatMap((screen): Shortcut[] =>
        screen.key === null
          ? []
          : [{ keys: screen.key, does: words.screens[screen.id], run: () => go(screen.id) }],
      ),
      { keys: "F1", does: words.keys.help, run: () => setOverlay("keys") },
      { keys: "?", does: words.keys.help, run: () => setOverlay("keys") },
      { keys: "Ctrl K", does: words.keys.palette, run: () => setOverlay("palette") },
      { keys: "Ctrl L", does: words.keys.lock, run: lock, always: true },
      { keys: "F5", does: words.keys.refresh, run: () => void refresh() },
      {
        keys: "Esc",
        does: words.keys.back,
        run: () => (screenOf(here.screen).rail === null ? back() : null),
      },
    ],
    [words, go, back, here.screen, refresh, lock],
  );
  useShortcuts(shortcuts);
  useEffect(() => listenForKeys((keys) => announce(words.keys.notHere(keys))), [words]);
  useDocumentTitle(words.screens[here.screen]);
  useWindowTitle(here.screen);
  useCloseAsked();
  useLockAsked();

  return (
    <div className={styles.frame}>
      <div className={styles.banner} ref={setBanner} />
      <Rail onFind={() => setOverlay("palette")} onHelp={() => setOverlay("keys")} />
      <BannerPlace value={banner}>
        <main className={styles.main} id="screen">
          <FrameNotes />
          <div className={styles.screen}>
            <ScreenBoundary key={`${here.screen} ${here.key ?? ""}`}>
              <Suspense fallback={<LoadingBars waitsFor={words.loading} />}>{children}</Suspense>
            </ScreenBoundary>
          </div>
          <Undos />
        </main>
      </BannerPlace>
      <StatusLine />
      <LockWarning />
      {overlay !== null && <Overlay name={overlay} onClose={() => setOverlay(null)} onOpen={setOverlay} />}
    </div>
  );
}
