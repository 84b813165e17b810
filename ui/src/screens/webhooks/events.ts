/** What a webhook of Solo can tell of: the twelve events of its document, in the document's order (SOLO-35). */
export const EVENTS = [
  "patient:created",
  "patient:updated",
  "patient:deactivated",
  "appointment:scheduled",
  "appointment:rescheduled",
  "appointment:cancelled",
  "appointment:completed",
  "appointment:incompleted",
  "appointment:no-show",
  "appointment:lwbs",
  "episode:created",
  "episode:updated",
] as const;
