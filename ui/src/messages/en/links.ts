import type { IdentityFact, Verdict } from "../../host/types";

const facts: Record<IdentityFact, string> = {
  name: "Name",
  birthDate: "Born",
  gender: "Gender",
  phone: "Telephone",
  email: "Email",
  mrn: "MRN",
};

const verdicts: Record<Verdict, string> = {
  agrees: "The same",
  differs: "Differs",
  contradicts: "Contradicts",
  unknown: "Cannot be compared",
};

/** Why the host did not link, decline or take apart, by its word. */
const refusals: Record<string, string> = {
  alreadyLinked: "These records are linked already. Nothing was changed.",
  sameAccount:
    "Both sides have a record at the same account. Nothing was linked. Two records of one person there are for that vendor to merge.",
  tooLittleAgrees: "The records agree in fewer than two identifiers. Nothing was linked.",
  recordsChanged:
    "A record or its links have changed since you looked. Nothing was linked. Compare the records again.",
  twoIdentifiers: "At least two identifiers have to be ticked. Nothing was linked.",
  doesNotAgree:
    "Something is ticked in which the records no longer agree. Nothing was linked. Compare them again.",
  notLinked: "The record is not linked any more. Nothing was changed.",
  required: "Something is left empty. Nothing was changed. Fill in what is marked.",
  tooLong: "The reason is longer than 200 characters. Nothing was changed. Shorten it.",
  patient: "A record is not on this device any more. Nothing was changed.",
};

const off: Record<string, string> = {
  alreadyLinked: "These records are linked already.",
  sameAccount:
    "Both sides have a record at the same account. Two records of one person there are for that vendor to merge.",
  tooLittleAgrees:
    "The records agree in fewer than two identifiers, so they cannot be linked. Complete the records at their vendors first.",
};

/** Why a record left a link, where it was not a person's own words. */
const left: Record<string, string> = {
  joinedAnother: "It joined another link.",
  connectionRemoved: "A connection was removed.",
};

export const en = {
  facts,
  verdicts,
  refusals,
  off,
  left,
  denied: "Linking records is open to the front desk and clinicians only.",
  notKnown: "Not known",
  notHere: "Not on this device",
  tabs: {
    label: "What is listed",
    find: "Find a patient",
    possible: (count: number) => (count === 0 ? "Possible same person" : `Possible same person (${count})`),
  },
  list: {
    label: "Records that may be one person",
    one: "One record",
    other: "Other record",
    agrees: "What agrees",
    act: "Act",
    look: "Look at both",
    lookAt: (one: string, other: string) => `Look at both records of ${one} and ${other}`,
    shown: (shown: number, all: string) => `The ${shown} likeliest of ${all}.`,
    count: (all: string) => `${all} to look at.`,
    comparing: "Records are still being compared.",
    contradicts: (what: string) => `${what} contradicts`,
    loading: "records that may be one person",
    oneAccount: {
      title: "Only one account has people here",
      text: "Records are compared between accounts of different vendors. Connect a second one, and alike records are listed here.",
    },
    none: {
      title: "No records look like one person",
      text: "New and changed records are compared as they are read. Nothing is ever linked without a person who looks at both.",
    },
    comparingNow: {
      title: "Records are being compared",
      text: "What looks like one person is listed here as it is found.",
    },
  },
  page: {
    title: "Records at other vendors",
    none: "No record at another account is linked.",
    oneAccount: "Only one account has people here, so there is nothing to link.",
    possible: (count: number) =>
      count === 1 ? "1 record may be the same person." : `${count} records may be the same person.`,
    open: (name: string, account: string) => `Open the record of ${name} at ${account}`,
    openShort: "Open",
    unlink: (name: string, account: string) => `Take the record of ${name} at ${account} out`,
    unlinkShort: "Take out",
    confirmed: (what: string, who: string, when: string) => `${what} confirmed by ${who}, ${when}`,
    despite: (why: string) => `In spite of a contradiction: ${why}`,
    past: "Links that were taken apart",
    pastLine: (from: string, to: string, who: string) => `Linked ${from}, taken apart ${to} by ${who}.`,
    byHand: "Link another record",
    loading: "the records at other vendors",
  },
  pick: {
    title: (name: string) => `Which record is ${name} too?`,
    label: "Find the other record",
    hint: "People known on this device. Both records are shown side by side before anything is linked.",
    sameAccount: "This record is at the same account. Choose one at another.",
    self: "This is the record itself. Choose another.",
  },
  compare: {
    title: "Are these the same person?",
    fact: "What",
    found: "Comparison",
    linkedToo: "linked with it",
    readAt: "Last read",
    declined: (who: string, when: string) => `${who} said on ${when} that these are not one person.`,
    contradiction: "Something contradicts.",
    contradictionText:
      "A birth date, gender or record number cannot be two things at once: one record is wrong, or these are two people. Ask before you link.",
    tick: "Tick at least two in which you see that both agree",
    same: (fact: string, value: string) => `${fact}: ${value}`,
    seen: (count: number) => `I have looked at all ${count} records`,
    despite: "Why they are one person all the same",
    link: "Link the records",
    needsTwo: "Tick two identifiers.",
    needsAll: "Tick that you have looked at every record.",
    needsWhy: "Say why they are one person all the same.",
    not: "Not the same person",
    notWhy: "Why (may stay empty)",
    notKeep: "Keep that they are two people",
    back: "Back",
    again: "Compare again",
    linked: "The records are linked.",
    declinedNow: "Kept: these are two people.",
    what: "The records stay as they are at their vendors. Their visits are shown together here, and the link can be taken apart.",
    loading: "both records",
  },
  apart: {
    title: "Take the record out",
    text: (name: string, account: string) =>
      `The record of ${name} at ${account} is shown on its own again and is not proposed again. Nothing changes at the vendor.`,
    why: "Why is it another person?",
    confirm: "Take the record out",
    cancel: "Keep it linked",
    done: "The record was taken out.",
  },
};
