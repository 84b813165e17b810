/**
 * Filter, sort and group choices are kept between sessions (PAL-0770), on this device. What was typed is not: it may be
 * a patient's name.
 */
import { type Choice, everything } from "./arrange";

const keyOf = (mode: string) => `board.${mode}`;

/** What was chosen last. */
export function keptChoice(mode: string): Choice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(mode)) ?? "{}");
    const choice = { ...everything, ...(kept as Partial<Choice>), text: "" };
    const lists = [choice.states, choice.rooms, choice.clinicians, choice.sort];
    return lists.every(Array.isArray) ? choice : everything;
  } catch {
    // What was kept is not ours or is damaged: everything is shown, which hides nobody.
    return everything;
  }
}

/** Keeps a choice. */
export function keepChoice(mode: string, choice: Choice): void {
  localStorage.setItem(keyOf(mode), JSON.stringify({ ...choice, text: "" }));
}
