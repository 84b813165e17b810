import { useId } from "react";
import styles from "./Segments.module.css";

/** A choice of one among two to four, all in sight. Arrow keys choose, as with any set of radio buttons. */
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
  return (
    <fieldset
      className={styles.set}
      disabled={disabled}
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
    >
      <legend className={labelShown ? styles.legend : "heard"}>{label}</legend>
      <div className={styles.row}>
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
