const refusals: Record<string, string> = {
  connectionOff: "The connection is turned off. Mia was not asked.",
  vendorLacks: "Only an account at Mia has this. Nothing was asked.",
  required: "Type the mail address. Nothing was sent.",
  tooLong: "The address is longer than an address can be. Nothing was sent.",
  mailAddress: "This is not a mail address. Nothing was sent. Check it.",
};

export const en = {
  refusals,
  open: "Who is logged in",
  title: (name: string) => `User of ${name}`,
  asking: "who is logged in",
  asked: "Asked of Mia just now. It is not kept on this device.",
  again: "Ask again",
  close: "Close",
  name: "Name",
  username: "Logs in as",
  email: "Mail address",
  verified: "Verified at Mia",
  notVerified: "Not verified at Mia",
  verifiedUnknown: "Mia does not say whether it is verified",
  locale: "Language",
  subject: "User id",
  notSaid: "Mia does not say",
  reset: {
    title: "New password",
    text: "Mia sends a mail with which a new password is chosen. The password kept here is used until then and is refused after it: edit the connection and type the new one at once, or nothing is read any more.",
    to: "Send the mail to",
    act: "Send a reset mail",
    taken: {
      title: "Mia took the request.",
      text: "It does not say whether anyone has this address. Look into its mailbox, also among unwanted mail.",
    },
    notKnown: {
      title: "It is not known whether a mail was sent.",
      text: "Mia gave no usable answer. Look into the mailbox before you ask again.",
    },
    audited: "Each request is in the audit with your name.",
  },
};
