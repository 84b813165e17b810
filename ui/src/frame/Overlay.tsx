import { lazy, Suspense } from "react";

const CommandPalette = lazy(() => import("./CommandPalette"));
const KeysHelp = lazy(() => import("./KeysHelp"));

/** What can lie over the whole window. */
export type OverlayName = "palette" | "keys";

/** The palette or the list of keys; each is loaded when it is first asked for. */
export function Overlay({
  name,
  onClose,
  onOpen,
}: {
  name: OverlayName;
  onClose: () => void;
  onOpen: (name: OverlayName) => void;
}) {
  return (
    <Suspense fallback={null}>
      {name === "palette" ? (
        <CommandPalette onClose={onClose} onHelp={() => onOpen("keys")} />
      ) : (
        <KeysHelp onClose={onClose} />
      )}
    </Suspense>
  );
}
