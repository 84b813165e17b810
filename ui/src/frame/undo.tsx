import { useSyncExternalStore } from "react";
import { useTick } from "../format/ticker";
import { millis } from "../format/zoned";
import { useAct } from "../host/HostContext";
import type { Kept } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Button } from "../parts/Button";
import { NoteBar } from "../parts/NoteBar";
import { ProblemText } from "../parts/ViewState";
import { announce } from "./announcer";
import styles from "./undo.module.css";

/** An act that was kept and can be taken back until it is sent. */
export interface Undoable {
  kept: Kept;
  /** What was kept, in words, for example `Cancel the visit of ABARA, Chidi (Mr)`. */
  what: string;
}

let waiting: readonly Undoable[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Undoable[]): void {
  waiting = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows an undo at the foot of the window until the act is sent. Nothing is shown when it is sent at once. */
export function offerUndo(undoable: Undoable): void {
  if ((millis(undoable.kept.sendsAt) ?? 0) <= Date.now()) return;
  change([...waiting.filter((each) => each.kept.intent !== undoable.kept.intent), undoable]);
}

/** Takes an undo away, once it was used or its time is over. */
export function dropUndo(intent: string): void {
  if (waiting.some((each) => each.kept.intent === intent))
    change(waiting.filter((each) => each.kept.intent !== intent));
}

/** The undo bars at the foot of the window. */
export function Undos() {
  const all = useSyncExternalStore(subscribe, () => waiting);
  if (all.length === 0) return null;
  return (
    <div className={styles.undos}>
      {all.map((undoable) => (
        <Undo key={undoable.kept.intent} undoable={undoable} />
      ))}
    </div>
  );
}

function Undo({ undoable: { kept, what } }: { undoable: Undoable }) {
  const words = useMessages(frame).undo;
  const decide = useAct("decide");
  const left = useTick((now) => Math.ceil(((millis(kept.sendsAt) ?? 0) - now) / 1000));
  if (left <= 0 && decide.problem === null) return <Gone intent={kept.intent} />;
  return (
    <NoteBar
      tone={decide.problem === null ? "info" : "bad"}
      icon={decide.problem === null ? "queued" : "refused"}
      title={decide.problem === null ? what : words.tooLate(what)}
      action={
        decide.problem === null ? (
          <Button
            size="small"
            icon="withdrawn"
            busy={decide.busy}
            onPress={async () => {
              const outcome = await decide.run({ choice: "withdraw", intent: kept.intent });
              if (!outcome.ok) return;
              announce(words.done);
              dropUndo(kept.intent);
            }}
          >
            {words.undo}
          </Button>
        ) : (
          <Button size="small" onPress={() => dropUndo(kept.intent)}>
            {words.close}
          </Button>
        )
      }
    >
      {decide.problem === null ? words.sendsIn(left) : <ProblemText problem={decide.problem} />}
    </NoteBar>
  );
}

/** Takes itself away after the render in which the time ran out. */
function Gone({ intent }: { intent: string }) {
  queueMicrotask(() => dropUndo(intent));
  return null;
}
