import { parseTime, type Time } from "@internationalized/date";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useSettleBeforeLock } from "../../frame/keeping";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Field } from "../Field";
import { Question } from "../Question";
import { readTime, type TimeReading } from "./readTime";

/**
 * A time of day on the 24-hour clock, typed as `HH:mm` or as a shortcut (D+Tc-0020, D+Tc-0025). Arrow keys move the
 * part that the caret stands in, minutes when the whole value is selected (D+Tc-0023, D+Tc-0029).
 */
export function TimeField({
  label,
  value,
  now,
  onChange,
  error = null,
  children,
}: {
  label: string;
  /** `HH:mm`, or empty. */
  value: string;
  /** `HH:mm` from which shortcuts count. */
  now: string;
  onChange: (time: string) => void;
  /** What is wrong with the time as it stands, for reasons that the field cannot know. */
  error?: string | null;
  children?: ReactNode;
}) {
  const words = useMessages(booking).timeField;
  const [typed, setTyped] = useState<string | null>(null);
  const [reading, setReading] = useState<TimeReading | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const question = useId();
  // A new value moves the caret to the end; it goes back to the part that was stepped.
  const stepped = useRef<{ caret: number; whole: boolean } | null>(null);
  useLayoutEffect(() => {
    if (stepped.current === null) return;
    const { caret, whole } = stepped.current;
    stepped.current = null;
    if (whole) input.current?.select();
    else input.current?.setSelectionRange(caret, caret);
  });
  const shown = typed ?? value;

  function take(time: Time): void {
    setTyped(null);
    setReading(null);
    onChange(time.toString().slice(0, 5));
  }

  function settle(): void {
    if (typed === null || reading?.kind === "ask") return;
    const read = readTime(typed, parseTime(now));
    if (read.kind === "time") take(read.time);
    else if (read.kind === "empty") setTyped(null);
    else setReading(read);
  }
  useSettleBeforeLock(() => {
    if (/\d{3}|\d\D\d{2}/.test(typed ?? "")) settle();
  });

  const ask = reading?.kind === "ask" ? reading : null;
  return (
    <Field
      label={label}
      value={shown}
      inputRef={input}
      hint={words.hint}
      error={reading?.kind === "refused" ? words[reading.why] : typed === null ? error : null}
      onChange={(text) => {
        setTyped(text);
        setReading(null);
      }}
      onFocus={(field) => field.select()}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          settle();
        }
        if (event.key === "Escape" && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setReading(null);
        }
        const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
        if (step === null || typed !== null || value === "") return;
        event.preventDefault();
        const { selectionStart, selectionEnd } = event.currentTarget;
        const caret = selectionStart ?? 0;
        const whole = caret === 0 && selectionEnd === shown.length;
        const part = whole || caret > 2 ? "minute" : "hour";
        take(parseTime(value).cycle(part, step));
        stepped.current = { caret, whole };
      }}
    >
      {ask !== null && (
        <Question
          id={question}
          text={words.ask(typed ?? "")}
          answers={ask.readings.map((time) => ({
            text: time.toString().slice(0, 5),
            take: () => take(time),
          }))}
          again={words.again}
          onAgain={() => {
            setTyped("");
            setReading(null);
            input.current?.focus();
          }}
        />
      )}
      {children}
    </Field>
  );
}
