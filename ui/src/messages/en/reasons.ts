import type { Reason } from "../../host/types";

/** Why something is greyed: what is so, then what can be done about it, where anything can. */
const reasons: Record<Reason, string> = {
  visitOver: "The visit is over.",
  idUnknown: "Solo has not told us the visit's id yet. It can be entered in the Outbox.",
  intentUnderWay: "A change of ours for this visit is still on its way. The Outbox shows it.",
  soloSetsStatusItself: "Solo sets this itself. It accepts only “cancelled” from us.",
  soloCannotMoveRooms: "Solo cannot move a visit to another room. Cancel it and book again.",
  noTeamsToken: "This connection has no Teams token. An administrator can add one.",
  noLinkingSecret: "This connection has no linking secret. An administrator can add one.",
  noExternalId: "The visit has no reference of ours, so Solo cannot look up its links.",
  incompleteIdentity: "The record lacks a name or a birth date that Solo needs for a link.",
  deceased: "The patient is deceased.",
  roleLacks: "Your role does not include it.",
  connectionOff: "The connection is turned off. An administrator can turn it on.",
  goneAtVendor: "Solo no longer knows this visit.",
  unreachable: "There is no connection to Solo at the moment. It becomes possible when Solo answers.",
  noPatientId:
    "This record has no patient id. Solo names the patient of an episode by that id and in no other way.",
};

export const en = { reasons };
