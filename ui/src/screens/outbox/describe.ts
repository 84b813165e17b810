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
    case "createEpisode":
    case "changeEpisode":
    case "assignEpisode":
      return words.what[intent.act](intent.facts.find(({ name }) => name === "episodeName")?.value ?? "");
    case "addWebhook":
    case "changeWebhook":
    case "deactivateWebhook":
      return words.what[intent.act];
    case "editPatient":
    case "registerPatient":
      return words.what[intent.act];
    case "orderReport":
      return words.what.orderReport(day(intent, "from", format), day(intent, "to", format));
    case "attach":
    case "deleteAttachment":
      return words.what[intent.act](fact(intent, "file"));
    case "registerAtCarium":
      return words.what.registerAtCarium(format.name(intent.person.name));
    case "enrolSubject":
    case "editSubject":
    case "removeSubject":
      return words.what[intent.act](fact(intent, "subjectNumber"), fact(intent, "study"));
    case "invitePatient":
      return words.what.invitePatient(fact(intent, "invitedBy"));
    case "uploadDocument":
      return words.what.uploadDocument(fact(intent, "document"));
    case "sendDocument":
      return words.what.sendDocument(fact(intent, "document"));
    case "requestAssistance":
    case "cancelAssistance":
      return words.what[intent.act](intent.facts.map(({ value }) => value).join(", "));
    case "consult":
      return words.what.consult(fact(intent, "reason"), fact(intent, "consultFor"));
    case "assignDevice":
    case "unassignDevice":
    case "normaliseAgain":
    case "submitDetections":
    case "handIn":
      return words.what[intent.act](fact(intent, "deviceName"));
    case "offerSlot":
      return words.what.offerSlot(at(intent.start), intent.room ?? "");
    case "submitReading": {
      const sent = intent.facts[0];
      return words.what.submitReading(
        words.facts[sent?.name ?? ""] ?? "",
        sent?.value ?? "",
        at(intent.start),
      );
    }
    case "note":
      return words.what.note(at(intent.start));
  }
}

function day(intent: IntentView, name: string, format: Format): string {
  return format.fhirDate(intent.facts.find((fact) => fact.name === name)?.value ?? null);
}

/** One of the things that an act says; nothing when it does not say it. */
function fact(intent: IntentView, wanted: string): string {
  return intent.facts.find(({ name }) => name === wanted)?.value ?? "";
}
