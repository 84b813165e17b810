import { useState } from "react";
import { Field } from "../../parts/Field";

/** A line of text that is kept on leaving the field or with Enter, and put back with Esc. */
export function TextSetting({
  label,
  value,
  hint,
  empty,
  maxLength,
  disabled,
  onKeep,
}: {
  label: string;
  value: string;
  hint: string;
  /** What is said when nothing is typed. */
  empty: string;
  maxLength: number;
  disabled: boolean;
  onKeep: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  function keep(): void {
    if (typed === null) return;
    const text = typed.trim();
    setError(text === "" ? empty : null);
    if (text === "") return;
    setTyped(null);
    if (text !== value) onKeep(text);
  }

  return (
    <Field
      label={label}
      value={typed ?? value}
      hint={hint}
      error={error}
      maxLength={maxLength}
      disabled={disabled}
      onChange={(text) => {
        setTyped(text);
        setError(null);
      }}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        if (event.key !== "Escape" || typed === null) return;
        event.preventDefault();
        setTyped(null);
        setError(null);
      }}
    />
  );
}
