import type {
  DraftAnswerInput,
  NoteDraftKept,
  NoteReview,
  NoteSent,
  NoteView,
  SendNoteInput,
  SnippetView,
  VisitId,
} from "./types";

/** Notes of visits, their drafts, and the texts to insert. */
export interface NotesHost {
  /** A visit's note as it was last read, with how old that is. */
  note(visit: VisitId): Promise<NoteView>;
  /** The clinic's texts to insert into notes. */
  snippets(): Promise<SnippetView[]>;
  /** Reads a visit's note from the vendor (SOLO-16); answers when the vendor has, and keeps what was read before if not. */
  readNote(visit: VisitId): Promise<null>;
  /** Keeps what was typed into a note; when it answers, that survives a power cut. Nothing is sent. */
  keepNoteDraft(visit: VisitId, typed: DraftAnswerInput[]): Promise<NoteDraftKept>;
  /** Throws one's own draft of a note away. */
  discardNoteDraft(visit: VisitId): Promise<null>;
  /** Reads the vendor's note once more (SOLO-16) and compares one's own draft with it. It waits for the vendor. */
  reviewNote(visit: VisitId): Promise<NoteReview>;
  /** Keeps a note to be sent (SOLO-17), as decided on the review. */
  sendNote(input: SendNoteInput): Promise<NoteSent>;
}
