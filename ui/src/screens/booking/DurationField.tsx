import { useId, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { bookingTerms } from "../../messages/bookingTerms";
import { Field } from "../../parts/Field";
import { Question } from "../../parts/Question";
import { type DurationReading, readDuration } from "./readDuration";

/** A visit's length as it is typed; empty is the room's own slot. What is ambiguous is asked (D+Tc-0033). */
export function DurationField({
  value,
  own,
  free = false,
  onChange,
}: {
  /** Seconds; `null` is the room's own slot. */
  value: number | null;
  /** The room's own slot in seconds, when one room is chosen and its slots are known. */
  own: number | null;
  /** The vendor lists no slots: `own` is what a visit lasts when nothing is typed. */
  free?: boolean;
  onChange: (seconds: number | null) => void;
}) {
  const terms = useMessages(bookingTerms).what;
  const { what, duration: words } = useMessages(booking);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [reading, setReading] = useState<DurationReading | null>(null);
  const question = useId();
  const shown = typed ?? (value === null ? "" : format.exactSeconds(value));

  function take(seconds: number | null): void {
    setTyped(null);
    setReading(null);
    onChange(seconds);
  }

  function settle(): void {
    if (typed === null || reading?.kind === "ask") return;
    const read = readDuration(typed);
    if (read.kind === "seconds") take(read.seconds);
    else if (read.kind === "empty") take(null);
    else setReading(read);
  }

  return (
    <Field
      label={what.duration}
      value={shown}
      placeholder={own === null ? undefined : format.exactSeconds(own)}
      hint={
        own === null
          ? what.durationHint
          : free
            ? terms.freeDuration(format.exactSeconds(own))
            : `${what.ownSlot(format.exactSeconds(own))} ${what.durationHint}`
      }
      error={reading?.kind === "refused" ? words[reading.why] : null}
      onChange={(text) => {
        setTyped(text);
        setReading(null);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        settle();
      }}
    >
      {reading?.kind === "ask" && (
        <Question
          id={question}
          text={words.ask}
          answers={reading.seconds.map((seconds) => ({
            text: format.exactSeconds(seconds),
            take: () => take(seconds),
          }))}
          again={words.askAgain}
          onAgain={() => {
            setTyped("");
            setReading(null);
          }}
        />
      )}
    </Field>
  );
}
