import type { Reason } from "../../host/types";

/**
 * Why something is greyed: what is so, then what can be done about it, where anything can. Only Solo lets an id be
 * entered by hand.
 */
const reasons = (vendor: string, enterable: boolean): Record<Reason, string> => ({
  visitOver: "The visit is over.",
  idUnknown: enterable
    ? `${vendor} has not told us the visit's id yet. It can be entered in the Outbox.`
    : `${vendor} has not told us the visit's id yet.`,
  intentUnderWay: "A change of ours for this visit is still on its way. The Outbox shows it.",
  soloSetsStatusItself: "Solo sets this itself. It accepts only “cancelled” from us.",
  soloCannotMoveRooms: "Solo cannot move a visit to another room. Cancel it and book again.",
  vendorLacks: "The vendor has nothing of the kind.",
  noHostLink: "The vendor's appointment carries no link to a call.",
  noTeamsToken: "This connection has no Teams token. An administrator can add one.",
  noLinkingSecret: "This connection has no linking secret. An administrator can add one.",
  noExternalId: "The visit has no reference of ours, so Solo cannot look up its links.",
  incompleteIdentity: "The record lacks a name or a birth date that Solo needs for a link.",
  deceased: "The patient is deceased.",
  roleLacks: "Your role does not include it.",
  connectionOff: "The connection is turned off. An administrator can turn it on.",
  goneAtVendor: `${vendor} no longer knows this visit.`,
  unreachable: `There is no connection to ${vendor} at the moment. It becomes possible when ${vendor} answers.`,
  deviceAssigned: "Somebody has the device. Take it back first.",
  deviceFree: "Nobody has the device.",
  holderUnknown: "Who has the device is not known here.",
  deviceNotInUse: "The vendor says that this record of the device is not in use.",
  deviceWithoutId: "The vendor does not tell the device's own id.",
  noPortal: "The connection names no patient portal. An administrator can enter it.",
  consentOpen: "The patient is being asked at this moment.",
  notGranted: "The patient has not granted that this is sent.",
  noReadings: "There are no readings of it here.",
  noConsent: "No consent stands here that could be asked after or forgotten.",
  noPatientId:
    "This record has no patient id. Solo names the patient of an episode by that id and in no other way.",
});

export const en = { reasons };
