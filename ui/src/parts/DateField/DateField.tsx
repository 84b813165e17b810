import { type CalendarDate, parseDate } from "@internationalized/date";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useSettleBeforeLock } from "../../frame/keeping";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Field } from "../Field";
import { Question } from "../Question";
import { DayCalendar } from "./DayCalendar";
import { type DateReading, readDate } from "./readDate";
import { stepDate } from "./stepDate";

/**
 * A date that is typed as `dd-MMM-yyyy`, as a shortcut, or picked from the calendar inside the field. What can be read
 * in two ways is asked and never guessed (D+Tc-0005); native date pickers, which follow the desktop's locale, are not
 * used (D+Tc-0001).
 */
export function DateField({
  label,
  value,
  today,
  onChange,
  bare = false,
}: {
  label: string;
  /** ISO day. */
  value: string;
  /** ISO day from which shortcuts count. */
  today: string;
  onChange: (day: string) => void;
  /** Without the line that says what is accepted, where it stands nearby. */
  bare?: boolean;
}) {
  const words = useMessages(booking).dateField;
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [reading, setReading] = useState<DateReading | null>(null);
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
  const shown = typed ?? format.fhirDate(value);

  function take(day: CalendarDate): void {
    setTyped(null);
    setReading(null);
    if (day.toString() !== value) onChange(day.toString());
    announce(format.longFhirDate(day.toString()));
  }

  function settle(): void {
    if (typed === null || reading?.kind === "ask") return;
    const read = readDate(typed, parseDate(today));
    if (read.kind === "date") take(read.date);
    else if (read.kind === "empty") setTyped(null);
    else setReading(read);
  }
  useSettleBeforeLock(() => {
    if (/\d{4}/.test(typed ?? "")) settle();
  });

  const refused = reading?.kind === "refused" ? words[reading.why] : null;
  const ask = reading?.kind === "ask" ? reading : null;
  return (
    <Field
      label={label}
      value={shown}
      inputRef={input}
      hint={bare ? undefined : words.hint}
      error={refused}
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
        if (step === null || event.altKey || typed !== null) return;
        event.preventDefault();
        const { selectionStart, selectionEnd } = event.currentTarget;
        const caret = selectionStart ?? 0;
        const whole = caret === 0 && selectionEnd === shown.length;
        take(stepDate(parseDate(value), caret, whole, step));
        stepped.current = { caret, whole };
      }}
      end={<DayCalendar value={value} today={today} onPick={take} />}
    >
      {ask !== null && (
        <Question
          id={question}
          text={ask.readings.length > 1 ? words.ask(typed ?? "") : words.askIncomplete(typed ?? "")}
          answers={ask.readings.map((day) => ({ text: format.day(day.toString()), take: () => take(day) }))}
          again={words.again}
          onAgain={() => {
            setTyped("");
            setReading(null);
            input.current?.focus();
          }}
        />
      )}
    </Field>
  );
}
