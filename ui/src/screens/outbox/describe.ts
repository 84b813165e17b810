import type { Format } from "../../format/useFormat";
import type { IntentView } from "../../host/types";
import type { outbox } from "../../messages/outbox";

/** What an intent would change, in one line: `Book Fri 20-Nov-2026 11:20, Cardiology Review`. */
export function describe(intent: IntentView, words: (typeof outbox)["en"], format: Format): string {
  const at = (instant: string | null) =>
    instant === null ? words.what.timeUnknown : format.dateTime(instant, { weekday: true });
  switch (intent.act) {
    case "book":
      return words.what.book(at(intent.start), intent.room ?? "");
    case "reschedule":
      return intent.fromStart === null
        ? words.what.rescheduleTo(at(intent.start))
        : words.what.reschedule(at(intent.fromStart), at(intent.start));
    case "changeReasons":
      return words.what.reasons(at(intent.start));
    case "cancel":
      return words.what.cancel(at(intent.start));
    case "note":
      return words.what.note(at(intent.start));
  }
}
