import { useEffect, useRef } from "react";
import desk from "./desk.module.css";
import { useDraft } from "./draft";
import type { Answer, Place } from "./draftStore";
import { keyOf } from "./parts";
import { expansionAt, replaceIn, useInserting } from "./snippets";

const LONGEST = 50_000;

const textOf = (answer: Answer) => answer.join("\n");

/**
 * Free text. The field keeps its own text: a keystroke is told to the draft and draws nothing else. It follows the draft
 * only when something other than typing changed it, and the vendor only where nothing is drafted.
 */
export function TextAnswer({
  place,
  labelledBy,
  describedBy,
}: {
  place: Place;
  labelledBy: string;
  describedBy?: string;
}) {
  const draft = useDraft();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = keyOf(place.template, place.question);
  const { shown } = place;
  const inserting = useInserting();
  useEffect(() => {
    const follow = () => {
      const text = textOf(draft.mine(key) ?? shown);
      if (field.current !== null && field.current.value !== text) field.current.value = text;
    };
    follow();
    return draft.listen(key, follow);
  }, [draft, key, shown]);

  return (
    <textarea
      ref={field}
      className={desk.text}
      defaultValue={textOf(draft.mine(key) ?? shown)}
      rows={3}
      maxLength={LONGEST}
      autoComplete="off"
      spellCheck={false}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-question={key}
      onFocus={(event) => {
        if (inserting !== null) inserting.field.current = event.currentTarget;
      }}
      onInput={(event) => {
        const typed = event.currentTarget;
        const { value } = typed;
        const expansion =
          inserting === null ? null : expansionAt(value, typed.selectionStart, inserting.byAbbreviation);
        if (expansion !== null) {
          // It is told once more, with the text in its place.
          replaceIn(typed, expansion);
          return;
        }
        draft.type(place, value === "" ? [] : [value]);
      }}
    />
  );
}
