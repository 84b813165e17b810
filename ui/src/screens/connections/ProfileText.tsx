import { type RefObject, useRef } from "react";
import styles from "./ProfileText.module.css";

/** Where in a text a line and column stand; both are counted from 1, columns in characters. */
export function placeIn(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, Math.max(0, line - 1)).reduce((sum, each) => sum + each.length + 1, 0);
  const within = [...(lines[line - 1] ?? "")].slice(0, Math.max(0, column - 1)).join("").length;
  return Math.min(text.length, before + within);
}

/** Text with its line numbers. The numbers are for the eye: each fault says its line in words as well. */
export function ProfileText({
  label,
  value,
  wrong,
  readOnly,
  describedBy,
  textRef,
  onChange,
}: {
  label: string;
  value: string;
  /** The lines that have a fault. */
  wrong: readonly number[];
  readOnly: boolean;
  describedBy: string | undefined;
  textRef: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}) {
  const numbers = useRef<HTMLOListElement>(null);
  const lines = value.split("\n");
  return (
    <div className={styles.box}>
      <ol className={styles.numbers} ref={numbers} aria-hidden="true">
        {lines.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={index} className={wrong.includes(index + 1) ? styles.wrong : undefined}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={textRef}
        className={styles.text}
        aria-label={label}
        aria-invalid={wrong.length > 0 || undefined}
        aria-describedby={describedBy}
        value={value}
        readOnly={readOnly}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
