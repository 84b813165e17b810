import { parseDate } from "@internationalized/date";
import { useId, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useSettleBeforeLock } from "../../../frame/keeping";
import { useMessages } from "../../../messages/area";
import { booking } from "../../../messages/booking";
import { records } from "../../../messages/records";
import { type DateReading, readDate } from "../../../parts/DateField/readDate";
import { Field } from "../../../parts/Field";
import { Question } from "../../../parts/Question";

/**
 * A day of long ago, typed as `dd-MMM-yyyy`. The year is written in full: of two figures nobody can say which century
 * they mean. What can be read in two ways is asked and never guessed (D+Tc-0005). It may be empty, and a date that the
 * vendor has only in part stays as it is until it is typed over.
 */
export function DayField({
  label,
  value,
  today,
  onChange,
  hint,
  error = null,
}: {
  label: string;
  /** FHIR date, or empty. */
  value: string;
  /** ISO day. */
  today: string;
  onChange: (day: string) => void;
  hint?: string;
  /** What is wrong with the day as it stands, for reasons that the field cannot know. */
  error?: string | null;
}) {
  const words = useMessages(booking).dateField;
  const own = useMessages(records);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [reading, setReading] = useState<DateReading | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const question = useId();

  function take(day: string): void {
    setTyped(null);
    setReading(null);
    setWrong(null);
    if (day !== value) onChange(day);
    if (day !== "") announce(format.longFhirDate(day));
  }

  function settle(): void {
    if (typed === null || reading?.kind === "ask") return;
    if (typed.trim() === "") {
      take("");
      return;
    }
    const read = /\d{4}/.test(typed) ? readDate(typed, parseDate(today)) : null;
    if (read === null) setWrong(own.problems.yearInFull ?? "");
    else if (read.kind === "date") take(read.date.toString());
    else if (read.kind === "refused") setWrong(own.problems.notADay ?? "");
    else setReading(read);
  }
  useSettleBeforeLock(() => {
    if (/\d{4}/.test(typed ?? "")) settle();
  });

  const ask = reading?.kind === "ask" ? reading : null;
  return (
    <div data-unsettled={wrong !== null || ask !== null || undefined}>
      <Field
        label={label}
        value={typed ?? (value === "" ? "" : format.fhirDate(value))}
        inputRef={input}
        hint={hint}
        error={wrong ?? (typed === null ? error : null)}
        maxLength={40}
        onChange={(text) => {
          setTyped(text);
          setReading(null);
          setWrong(null);
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
            setWrong(null);
          }
        }}
      >
        {ask !== null && (
          <Question
            id={question}
            text={own.form.ask(typed ?? "")}
            answers={ask.readings.map((day) => ({
              text: format.fhirDate(day.toString()),
              take: () => take(day.toString()),
            }))}
            again={words.again}
            onAgain={() => {
              setTyped("");
              setReading(null);
              input.current?.focus();
            }}
          />
        )}
      </Field>
    </div>
  );
}
