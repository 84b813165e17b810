import { createContext, type RefObject, useContext } from "react";
import type { SnippetView } from "../../host/types";

/** What stands before an abbreviation, so that no ordinary word is ever replaced. */
export const MARK = ".";

/** The clinic's texts by abbreviation, and the field that was written in last. It never changes, so nothing is redrawn. */
export interface Inserting {
  byAbbreviation: ReadonlyMap<string, string>;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Given by the note. */
export const InsertingContext = createContext<Inserting | null>(null);

/** The texts to insert, or `null` outside a note. */
export function useInserting(): Inserting | null {
  return useContext(InsertingContext);
}

/** Texts by abbreviation; capitals make no difference. */
export function byAbbreviation(snippets: readonly SnippetView[]): Map<string, string> {
  return new Map(snippets.map((each) => [each.abbreviation.toLowerCase(), each.text]));
}

/** The stretch to be replaced, and by what. */
export interface Expansion {
  from: number;
  to: number;
  text: string;
}

/**
 * What an abbreviation that has just been ended by a space or a new line stands for: `.rtc ` at the start of a word. The
 * space that ended it is taken along when the text ends with one of its own.
 */
export function expansionAt(
  value: string,
  caret: number,
  texts: ReadonlyMap<string, string>,
): Expansion | null {
  const end = value[caret - 1];
  if (end === undefined || !/\s/u.test(end) || texts.size === 0) return null;
  const before = value.slice(Math.max(0, caret - 24), caret - 1);
  const typed = /(?:^|[\s(])\.([\p{L}\p{N}-]{2,20})$/u.exec(before)?.[1];
  if (typed === undefined) return null;
  const text = texts.get(typed.toLowerCase());
  if (text === undefined) return null;
  const from = caret - 1 - typed.length - MARK.length;
  const to = /\s$/u.test(text) && end === " " ? caret : caret - 1;
  return { from, to, text };
}

/**
 * Puts a text in the place of a stretch of a field, as if it had been typed: the caret stands after it, and the field's
 * own undo takes it back where the engine lets it.
 */
export function replaceIn(field: HTMLTextAreaElement, { from, to, text }: Expansion): void {
  field.focus({ preventScroll: true });
  const rest = field.selectionEnd - to;
  field.setSelectionRange(from, to);
  const typed = typeof document.execCommand === "function" && document.execCommand("insertText", false, text);
  if (!typed) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const caret = from + text.length + Math.max(0, rest);
  field.setSelectionRange(caret, caret);
}

/** Puts a text where the caret of a field stood last. */
export function insertAtCaret(field: HTMLTextAreaElement, text: string): void {
  replaceIn(field, { from: field.selectionStart, to: field.selectionEnd, text });
}
