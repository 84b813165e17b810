import { useNavigation } from "../../frame/navigation";
import type { VisitAct, VisitId } from "../../host/types";

/**
 * Choosing an act of the panel: the note is a record, so it opens on its own screen in place of the list (PAL-1040), and
 * every other act opens at the foot of the panel.
 */
export function useNoteDoor(visit: VisitId, choose: (act: VisitAct) => void): (act: VisitAct) => void {
  const { go } = useNavigation();
  return (act) => {
    if (act === "visitNote") go("note", { open: { visit } });
    else choose(act);
  };
}
