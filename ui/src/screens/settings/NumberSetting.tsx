import { useState } from "react";
import { Field } from "../../parts/Field";

/**
 * A whole number with its unit. It is kept on leaving the field or with Enter; what cannot be accepted stays in the field
 * with a sentence, and nothing is kept. Arrow keys step by one.
 */
export function NumberSetting({
  label,
  unit,
  value,
  hint,
  wrong,
  disabled,
  onKeep,
}: {
  label: string;
  unit: string;
  value: number;
  hint: string;
  /** Says why a number cannot be kept; none when it can. */
  wrong: (value: number) => string | null;
  disabled: boolean;
  onKeep: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  function keep(text: string): void {
    const number = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
    const problem = Number.isNaN(number) ? wrong(-1) : wrong(number);
    setError(problem);
    if (problem !== null) return;
    setTyped(null);
    if (number !== value) onKeep(number);
  }

  return (
    <Field
      label={`${label} (${unit})`}
      value={typed ?? String(value)}
      hint={hint}
      error={error}
      inputMode="numeric"
      disabled={disabled}
      onFocus={(input) => input.select()}
      onChange={(text) => {
        setTyped(text);
        setError(null);
      }}
      onBlur={() => typed !== null && keep(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep(typed ?? String(value));
        if (event.key === "Escape" && typed !== null) {
          event.preventDefault();
          setTyped(null);
          setError(null);
        }
        const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        keep(String(Math.max(0, Number(typed ?? value) + step)));
      }}
    />
  );
}
