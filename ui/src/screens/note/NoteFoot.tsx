import { useState } from "react";
import { announce } from "../../frame/announcer";
import { useShortcuts } from "../../frame/shortcuts";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { DiscardSheet } from "./DiscardSheet";
import desk from "./desk.module.css";
import { useDraft, useDraftSize } from "./draft";
import styles from "./NoteScreen.module.css";
import { SnippetSheet } from "./SnippetSheet";
import { insertAtCaret, useInserting } from "./snippets";

/** The foot of the note: whether the draft is safe on this device, and what can be done with it. */
export function NoteFoot({
  visit,
  returned,
  onReview,
}: {
  visit: string;
  /** The person comes back from the review: the focus is where it was. */
  returned: boolean;
  onReview: () => void;
}) {
  const words = useMessages(area);
  const draft = useDraft();
  const size = useDraftSize();
  const [discarding, setDiscarding] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const inserting = useInserting();

  async function keep(): Promise<void> {
    announce((await draft.save()) ? words.draft.kept : words.draft.failed.title, "assertive");
  }
  function choose(): void {
    if (inserting?.field.current?.isConnected) setChoosing(true);
    else announce(words.snippets.noField, "assertive");
  }
  const off = size === 0 ? words.draft.nothing : null;
  useShortcuts([
    { keys: "Ctrl .", does: words.snippets.insertAct, run: choose },
    { keys: "Ctrl S", does: words.draft.keep, run: () => void keep() },
    { keys: "Ctrl Enter", does: words.draft.review, run: () => (off === null ? onReview() : announce(off)) },
  ]);

  return (
    <section className={desk.foot} aria-label={words.draft.title}>
      <p className={styles.hint}>{words.draft.hint}</p>
      <div className={desk.acts}>
        <Button keyCap="Ctrl ." onPress={choose}>
          {words.snippets.insertAct}
        </Button>
        <Button off={off} onPress={() => setDiscarding(true)}>
          {words.draft.discard}
        </Button>
        <Button keyCap="Ctrl S" onPress={() => void keep()}>
          {words.draft.keep}
        </Button>
        <Button variant="primary" keyCap="Ctrl Enter" off={off} autoFocus={returned} onPress={onReview}>
          {words.draft.review}
        </Button>
      </div>
      {choosing && (
        <SnippetSheet
          onClose={() => setChoosing(false)}
          onInsert={(text) => {
            setChoosing(false);
            const field = inserting?.field.current;
            // After the sheet has given the focus back.
            if (field) requestAnimationFrame(() => insertAtCaret(field, text));
          }}
        />
      )}
      {discarding && <DiscardSheet visit={visit} onClose={() => setDiscarding(false)} />}
    </section>
  );
}
