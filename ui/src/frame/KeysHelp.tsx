import { useState } from "react";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { KeyCap } from "../parts/KeyCap";
import { Sheet } from "../parts/Sheet/Sheet";
import styles from "./KeysHelp.module.css";
import { currentShortcuts, type Shortcut, useShortcuts } from "./shortcuts";

/** The list of all keys that work now: those of the screen and the window, then those of every list. */
export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const words = useMessages(frame).keys;
  const [all] = useState<Shortcut[]>(currentShortcuts);
  useShortcuts([], { covers: true });
  const inLists: Line[] = [
    { keys: ["↑", "↓", "←", "→"], does: words.arrows },
    { keys: ["Home", "End"], does: words.homeEnd },
    { keys: ["PageUp", "PageDown"], does: words.page },
    { keys: ["Enter"], does: words.enter },
  ];
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Lines of={byAct(all)} title={words.everywhere} />
      <Lines of={inLists} title={words.grid} />
      <p className={styles.letters}>{words.letters}</p>
    </Sheet>
  );
}

interface Line {
  keys: string[];
  does: string;
}

/** One line per act, with all keys that do it. */
function byAct(all: Shortcut[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { keys, does } of all) {
    const known = lines.get(does);
    if (known === undefined) lines.set(does, { keys: [keys], does });
    else if (!known.keys.includes(keys)) known.keys.push(keys);
  }
  return [...lines.values()];
}

function Lines({ of, title }: { of: Line[]; title: string }) {
  return (
    <section>
      <h3 className={styles.group}>{title}</h3>
      <dl className={styles.keys}>
        {of.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <span className="heard">{keys.join(", ")}</span>
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
