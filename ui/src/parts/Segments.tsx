import { type KeyboardEvent, useId } from "react";
import styles from "./Segments.module.css";

const STEPS: Partial<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * A choice of one among two to four, all in sight. Arrow keys choose, as with any set of radio buttons, and go on at the
 * other end (ARIA practices, radio group): WebKit by itself stops there.
 */
export function Segments<Id extends string>({
  label,
  labelShown = true,
  value,
  options,
  onChange,
  hint,
  disabled = false,
}: {
  label: string;
  labelShown?: boolean;
  value: Id;
  options: readonly { id: Id; text: string }[];
  onChange: (id: Id) => void;
  hint?: string;
  disabled?: boolean;
}) {
  const name = useId();

  function goRound(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key];
    const all = [...event.currentTarget.querySelectorAll("input")];
    const at = all.indexOf(event.target as HTMLInputElement);
    const ends = step === 1 ? at === all.length - 1 : at === 0;
    const to = step === 1 ? 0 : all.length - 1;
    const option = options[to];
    if (step === undefined || at < 0 || !ends || option === undefined) return;
    event.preventDefault();
    all[to]?.focus();
    onChange(option.id);
  }

  return (
    <fieldset
      className={styles.set}
      disabled={disabled}
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
    >
      <legend className={labelShown ? styles.legend : "heard"}>{label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the radio buttons in it */}
      <div className={styles.row} onKeyDown={goRound}>
        {options.map(({ id, text }) => (
          <label key={id} className={styles.one}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={value === id}
              onChange={() => onChange(id)}
            />
            <span className={styles.text}>{text}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p className={styles.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
