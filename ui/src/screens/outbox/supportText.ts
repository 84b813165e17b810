/**
 * What is copied for support: ids, codes and times, one per line. It holds nothing about the patient, and leaves the
 * vendor's own words out, since a vendor may quote a name in them.
 */
import type { IntentStory } from "../../host/types";

/** The text for support of one intent, in English whatever the console's language: it is for the vendor's desk. */
export function supportText({ intent, steps }: IntentStory): string {
  const lines: [string, string | number | null][] = [
    ["intent", intent.id],
    ["visit", intent.visit],
    ["act", intent.act],
    ["operation", intent.operation],
    ["state", intent.state],
    ["why", intent.why],
    // Of a registration the reference is the patient's own id.
    ["reference", intent.act === "registerPatient" ? null : intent.externalId],
    ["http status", intent.httpStatus],
    ["correlation", intent.correlationId],
    ["asked", intent.askedAt],
    ["sent", intent.sentAt],
    ["settled", intent.settledAt],
    ["looks", intent.looks],
  ];
  const facts = lines.filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`);
  const story = steps.map((step) => {
    const detail = step.detail
      .filter(({ name }) => SAFE.has(name))
      .map(({ name, value }) => ` ${name}=${value}`);
    return `${step.at} ${step.what}${detail.join("")}`;
  });
  return [...facts, ...story].join("\n");
}

/** Facts of a step that are codes; who asked is a name and stays here. */
const SAFE = new Set(["operation", "status", "correlation", "look"]);
