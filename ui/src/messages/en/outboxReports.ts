import type { ActKind } from "../../host/types";

/** Words of the Outbox for orders of reports; spread into the Outbox's own catalogue. */
type Of = Record<Extract<ActKind, "orderReport">, string>;
const only = (text: string): Of => ({ orderReport: text });

export const report = {
  withdraw: only(
    "The report is given up here. If the order did arrive, Solo makes it all the same, and nobody fetches it.",
  ),
  keepLooking: only("Nothing lists the reports that were ordered, so there is nowhere to look."),
  sendAgain: only(
    "One more report is ordered. If the first order did arrive, Solo makes two; the second is the one that is fetched.",
  ),
  markLanded: only("We stop asking. Without Solo's id the report cannot be fetched."),
  enterId: only(
    "Solo is asked for the report under that id. It counts only when Solo knows it and no other report here has it.",
  ),
  correct: only("Order a new report under Reports; this one is not sent."),
  queued: only("Nothing is sent and no report is made."),
  rejected: only("It leaves this list. No report was made."),
};

export const reportWhy = {
  cannotBeLookedFor: "Solo offers no way to look whether it arrived",
};

export const reportFacts = {
  from: "First day",
  to: "Last day",
  preset: "Preset",
};

export const reportWhat = {
  orderReport: (from: string, to: string) => `Order an encounter report ${from} to ${to}`,
};

export const reportPanel = {
  reportId: "Solo's id of the report",
  reportIdHint: "As Solo's own application shows it.",
  noSuchReport: "Solo knows no report under this id. Check the id.",
  otherReport: "Another report here has this id. Check the id.",
  noPatient: "No single patient",
};
