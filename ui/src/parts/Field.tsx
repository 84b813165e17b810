import { type KeyboardEvent, type ReactNode, type Ref, useId } from "react";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { Alert } from "./Alert";
import styles from "./Field.module.css";

/** What a labelled text field takes. */
export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What it accepts, with an example (D+Tc-0006). */
  hint?: ReactNode;
  /** What is wrong and how to mend it; shown at the field (WCAG 3.3.1). */
  error?: string | null;
  required?: boolean;
  secret?: boolean;
  /** Off for this person; the value stays readable. */
  disabled?: boolean;
  placeholder?: string;
  /** More than one line. */
  rows?: number;
  mono?: boolean;
  /** Stands inside the field, at its end. */
  end?: ReactNode;
  /** Stands below the field: a question, a choice. */
  children?: ReactNode;
  autoFocus?: boolean;
  maxLength?: number;
  inputMode?: "text" | "numeric" | "url";
  /** What a password manager may fill in; nothing else is ever suggested. */
  fills?: "username" | "current-password" | "new-password" | "one-time-code";
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  onFocus?: (input: HTMLInputElement | HTMLTextAreaElement) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/**
 * A labelled text field. A required empty field carries the blue disc, the same field after a failed attempt the warning
 * triangle with a sentence (ALERT 6.1). What is typed is never put into browser storage or suggested again.
 */
export function Field(props: FieldProps) {
  const { label, value, hint, error = null, required = false, rows, end, children } = props;
  const words = useMessages(parts);
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== null && `${id}-error`].filter(Boolean);
  const shared = {
    id,
    value,
    required,
    readOnly: props.disabled,
    "aria-disabled": props.disabled || undefined,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    inputMode: props.inputMode,
    name: props.fills,
    autoComplete: props.fills ?? "off",
    spellCheck: false,
    "aria-invalid": error !== null || undefined,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    className: `${styles.input} ${props.mono ? styles.mono : ""}`,
    autoFocus: props.autoFocus,
    onBlur: props.onBlur,
    onKeyDown: props.onKeyDown,
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required && value === "" && error === null && <Alert kind="required" label={words.required} small />}
      </label>
      <div
        className={styles.box}
        data-invalid={error !== null || undefined}
        data-off={props.disabled || undefined}
      >
        {rows === undefined ? (
          <input
            {...shared}
            ref={props.inputRef}
            type={props.secret ? "password" : "text"}
            onChange={(event) => props.onChange(event.target.value)}
            onFocus={(event) => props.onFocus?.(event.target)}
          />
        ) : (
          <textarea
            {...shared}
            rows={rows}
            onChange={(event) => props.onChange(event.target.value)}
            onFocus={(event) => props.onFocus?.(event.target)}
          />
        )}
        {end}
      </div>
      {error !== null && (
        <p className={styles.error} id={`${id}-error`}>
          <Alert kind="warning" small />
          <span>{error}</span>
        </p>
      )}
      {children}
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
