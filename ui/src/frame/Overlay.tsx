import { splitOff } from "../parts/splitOff";

const CommandPalette = splitOff(() => import("./CommandPalette"));
const KeysHelp = splitOff(() => import("./KeysHelp"));

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
  return name === "palette" ? (
    <CommandPalette onClose={onClose} onHelp={() => onOpen("keys")} />
  ) : (
    <KeysHelp onClose={onClose} />
  );
}
