import type { Told } from "./outboxChoice";

/** Acts on webhooks. Words of the Outbox; spread into its own catalogue. */
type Kind = "addWebhook" | "changeWebhook" | "deactivateWebhook";

/** What each choice does, by what the intent would change. */
export const webhook: Told<Kind> = {
  withdraw: {
    addWebhook: "It is not added from here. If it did arrive, the list will say so.",
    changeWebhook: "The webhook stays as it is. If the change did arrive, the list will say so.",
    deactivateWebhook: "The webhook stays. If the end did arrive, the list will say so.",
  },
  keepLooking: {
    addWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    deactivateWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    addWebhook:
      "One more webhook is added. If the first one arrives late, the vendor tells twice and one has to be ended.",
    changeWebhook:
      "The same change is sent once more. If the first one arrives late, the webhook is the same.",
    deactivateWebhook: "The end is sent once more. A webhook that is ended stays ended.",
  },
  markLanded: {
    addWebhook: "We stop asking. Nothing is sent.",
    changeWebhook: "We stop asking. Nothing is sent.",
    deactivateWebhook: "We stop asking. Nothing is sent.",
  },
  enterId: {
    addWebhook: "The list is read first.",
    changeWebhook: "The list is read first.",
    deactivateWebhook: "The list is read first.",
  },
  correct: {
    addWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
    changeWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
    deactivateWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
  },
  queued: {
    addWebhook: "Nothing is sent and nothing is added.",
    changeWebhook: "Nothing is sent. The webhook stays as it is.",
    deactivateWebhook: "Nothing is sent. The webhook stays.",
  },
  rejected: {
    addWebhook: "It leaves this list. Nothing was added.",
    changeWebhook: "It leaves this list. The webhook stayed as it was.",
    deactivateWebhook: "It leaves this list. The webhook stayed.",
  },
};

/** Names of what an act says. */
export const webhookFacts: Record<string, string> = {
  endpoint: "Endpoint",
  events: "Events",
};

/** What an intent would change, in one line. */
export const webhookWhat = {
  addWebhook: "Add a webhook",
  changeWebhook: "Change a webhook",
  deactivateWebhook: "End a webhook",
};
