import type { Host } from "../host/Host";
import { useAct } from "../host/HostContext";
import type { Act } from "../host/tags";
import type { Kept } from "../host/types";
import { announce } from "./announcer";
import { offerUndo } from "./undo";

/** Acts that are kept in the Outbox and can be taken back until they are sent. */
type Keeping = { [Name in Act]: Awaited<ReturnType<Host[Name]>> extends Kept ? Name : never }[Act];

/**
 * An act that is kept before it is sent, as `useAct`. Once it is kept, that is said aloud, the undo stands at the foot of
 * the window, and the screen goes on; when the host refuses, nothing of this happens.
 */
export function useKept<Name extends Keeping>(
  name: Name,
  {
    what,
    said = what,
    onKept,
  }: {
    /** What is kept, on the undo: `Cancel the visit of ABARA, Chidi (Mr)`. */
    what: string;
    /** What is said aloud, where it is more than `what`. */
    said?: string;
    onKept: () => void;
  },
) {
  const act = useAct(name);
  return {
    ...act,
    run: async (...args: Parameters<Host[Name]>) => {
      const done = await act.run(...args);
      if (!done.ok) return done;
      announce(said);
      offerUndo({ kept: done.value as Kept, what });
      onKept();
      return done;
    },
  };
}
