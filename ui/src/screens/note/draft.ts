import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { forgetForAnother, useKeepBeforeLock } from "../../frame/keeping";
import { useHost } from "../../host/HostContext";
import type { NoteView } from "../../host/types";
import { type Answer, DraftStore, type Saving } from "./draftStore";

/** Drafts that are open, or whose last words are still on their way to the disk. */
const open = new Map<string, DraftStore>();

// What could not be kept before the console was locked is kept for who typed it, and written under nobody else's name.
forgetForAnother(() => {
  for (const draft of open.values()) draft.clear();
  open.clear();
});

/** The draft of the note that is shown. */
export const DraftContext = createContext<DraftStore | null>(null);

/** The draft of the note that is shown. Throws outside a note: that is a mistake in the program. */
export function useDraft(): DraftStore {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error("no draft is provided");
  return draft;
}

/**
 * Opens the draft of a note: what lies on the disk, or what the page still holds of it. When the screen closes, what was
 * typed last is kept, and the next opening reads the disk again.
 */
export function useOpenDraft(note: NoteView): DraftStore {
  const host = useHost();
  const client = useQueryClient();
  const { visit } = note;
  const [draft] = useState(() => open.get(visit) ?? new DraftStore(host, visit, note.draft));
  useEffect(() => {
    open.set(visit, draft);
    return () => {
      void draft.save().then(() => {
        if (draft.isUnsaved) return;
        if (open.get(visit) === draft) open.delete(visit);
        client.removeQueries({ queryKey: ["note", visit], type: "inactive" });
      });
    };
  }, [visit, draft, client]);
  useKeepBeforeLock(useCallback(() => draft.save(), [draft]));
  useEffect(() => draft.follow(note.draft, note.asOf), [draft, note.draft, note.asOf]);
  return draft;
}

/** The drafted answer to a question, or `null`. Not told of typing at a field that shows its own text. */
export function useMine(key: string): Answer | null {
  const draft = useDraft();
  return useSyncExternalStore(
    (listener) => draft.listen(key, listener),
    () => draft.mine(key),
  );
}

/** Whether a question has a drafted answer. */
export function useIsDrafted(key: string): boolean {
  const draft = useDraft();
  return useSyncExternalStore(
    (listener) => draft.listen(key, listener),
    () => draft.mine(key) !== null,
  );
}

/** How many answers are drafted. */
export function useDraftSize(): number {
  const draft = useDraft();
  return useSyncExternalStore(
    (listener) => draft.listen("all", listener),
    () => draft.size,
  );
}

/** How safe the text is. */
export function useSaving(): Saving {
  const draft = useDraft();
  return useSyncExternalStore(
    (listener) => draft.listen("saving", listener),
    () => draft.saving,
  );
}
