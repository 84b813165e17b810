/** What vendors beside Solo want to be told of a booking; spread into nothing, used beside the words of Booking. */
export const en = {
  what: {
    schedule: "Room or practitioner",
    any: "Any",
    kind: "Type of visit",
    status: "Status of the new visit",
    choose: "Choose",
    call: "How the visit is held",
    calls: {
      channel: "Video channel of Carium",
      links: "Links of our own",
      telehealth: "Over video",
      inPerson: "In person",
      onsite: "At the site",
      televisit: "By video",
    },
    guest: "Patient's link",
    host: "Practitioner's link",
    linkHint: "An address that begins with https.",
    instruction: "What the patient is told",
    instructionHint: "May be empty. Often how to get another time.",
    freeDuration: (length: string) => `No length is offered here. Empty means ${length}.`,
  },
  missing: {
    kind: "Choose the type of visit to book",
    status: "Choose the status of the new visit to book",
    guest: "Type the patient's https link to book",
    host: "Type the practitioner's https link to book",
    record: "The linked record is being read",
  },
  check: {
    with: "With",
    recordThere: "Record there",
    linked: "By the link between the two records.",
    noReason: (vendor: string) => `${vendor} takes no reasons. What was typed is not sent.`,
    known: (count: number) =>
      count === 1
        ? "Another visit with this practitioner is known at that time."
        : `${count} other visits with this practitioner are known at that time.`,
    asked: (vendor: string) =>
      `${vendor} lists no free times. It is asked first whether one of its visits stands in the way; then nothing is sent.`,
    slotsAsked: (vendor: string) =>
      `Free times are read again first. ${vendor} does not hold one, so someone else may take it.`,
    sentOnce: (operation: string) => `One booking is sent (${operation}).`,
    looked: (vendor: string) =>
      `If no answer comes, we look at ${vendor} for a visit of this patient, with this practitioner, at this time. Nothing is sent twice.`,
  },
  day: {
    free: "Any time can be typed",
    noneNamed: "No practitioner is known yet",
  },
  refusals: {
    "kind.required": "The type of visit is missing. Nothing was booked. Choose one.",
    "kind.notListed": "The vendor no longer lists this type of visit. Nothing was booked. Choose another.",
    "status.required": "The status is missing. Nothing was booked. Choose one.",
    "status.notListed": "The vendor no longer lists this status. Nothing was booked. Choose another.",
    "practitioner.notListed":
      "The vendor no longer lists this practitioner. Nothing was booked. Choose another.",
    "guest.required": "The patient's link is missing. Nothing was booked.",
    "guest.httpsOnly": "The patient's link does not begin with https. Nothing was booked. Correct it.",
    "host.required": "The practitioner's link is missing. Nothing was booked.",
    "host.httpsOnly": "The practitioner's link does not begin with https. Nothing was booked. Correct it.",
    vendorLacks: "The vendor has no place for something that was entered. Nothing was booked.",
  } as Record<string, string>,
};
