import { useState } from "react";
import type { IntentStory } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { Button } from "../../parts/Button";
import styles from "./IntentPanel.module.css";
import { supportText } from "./supportText";

/** Copies ids, codes and times of an intent. Where the clipboard refuses, the text is shown to be copied by hand. */
export function CopyForSupport({ story }: { story: IntentStory }) {
  const words = useMessages(outbox).panel;
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const text = supportText(story);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // Without permission or focus the clipboard refuses; the text is then shown instead.
      setOutcome("refused");
    }
  }

  return (
    <>
      <Button size="small" icon="copy" onPress={() => void copy()}>
        {words.copy}
      </Button>
      {outcome !== null && (
        <p className={styles.copied} role="status">
          {outcome === "copied" ? words.copied : words.copyFailed}
        </p>
      )}
      {outcome === "refused" && (
        <textarea className={styles.text} aria-label={words.supportText} readOnly rows={6} value={text} />
      )}
    </>
  );
}
