import { useId } from "react";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Tick } from "../../parts/Tick";
import desk from "./desk.module.css";
import { useDraft, useMine } from "./draft";
import type { Place } from "./draftStore";
import styles from "./NoteScreen.module.css";
import { keyOf } from "./parts";

/**
 * One or several of the vendor's options. An answer that is not among them stays a choice of its own, so that opening a
 * note never drops what somebody wrote; one choice can be taken back to none.
 */
export function ChoiceAnswer({
  place,
  options,
  several,
  labelledBy,
}: {
  place: Place;
  options: readonly string[];
  several: boolean;
  labelledBy: string;
}) {
  const words = useMessages(area);
  const draft = useDraft();
  const name = useId();
  const key = keyOf(place.template, place.question);
  const mine = useMine(key) ?? place.shown;
  const all = [...options, ...[...place.shown, ...mine].filter((one) => !options.includes(one))];
  const offered = [...new Set(all)];
  const choose = (answer: string[]) => draft.type(place, answer, false);

  if (several) {
    return (
      <div className={styles.options} role="group" aria-labelledby={labelledBy}>
        {offered.map((option) => (
          <Tick
            key={option}
            ticked={mine.includes(option)}
            onChange={(on) => choose(offered.filter((each) => (each === option ? on : mine.includes(each))))}
          >
            {option}
          </Tick>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.options} role="radiogroup" aria-labelledby={labelledBy}>
      {offered.map((option) => (
        <label key={option} className={desk.option}>
          <input type="radio" name={name} checked={mine.includes(option)} onChange={() => choose([option])} />
          <span>{option}</span>
        </label>
      ))}
      <label className={desk.option}>
        <input type="radio" name={name} checked={mine.length === 0} onChange={() => choose([])} />
        <span className={desk.none}>{words.noAnswer}</span>
      </label>
    </div>
  );
}
