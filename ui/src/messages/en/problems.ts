import type { Code } from "../../host/types";

/** Sentences for a problem when the host sent none for the page's language. */
const byCode: Record<Code, { title: string; text: string }> = {
  invalid: {
    title: "This cannot be accepted as entered",
    text: "Nothing was changed. Correct what is marked.",
  },
  denied: {
    title: "Your role does not include this",
    text: "Nothing was changed. This attempt is in the audit. Ask an administrator if your role has changed.",
  },
  notFound: {
    title: "It is not there any more",
    text: "Somebody may have removed it. Go back and look again.",
  },
  conflict: {
    title: "It changed in the meantime",
    text: "Nothing was changed. Look at it again, then decide.",
  },
  unreachable: {
    title: "The vendor could not be reached",
    text: "Nothing was changed. Try again when the connection is back.",
  },
  refused: { title: "The vendor refused", text: "Nothing was changed there. Its own words are below." },
  notOpen: {
    title: "The encrypted store is not open",
    text: "Nothing can be read until it is. Open it again.",
  },
  signedOut: {
    title: "Nobody is signed in",
    text: "Nothing was changed. Sign in, then do it again.",
  },
  locked: {
    title: "The console is locked",
    text: "Nothing was changed. Sign in, then do it again.",
  },
  store: {
    title: "The encrypted store or the keyring failed",
    text: "What you see may be old. Try again; if it stays, tell support the details.",
  },
  other: {
    title: "The console failed at this",
    text: "Nothing was sent. Try again; if it stays, tell support the details.",
  },
};

/** Sentences for what is told apart within a kind. */
const byWhat: Record<string, { title: string; text: string }> = {
  diskFull: {
    title: "The disk is full",
    text: "The last change was not kept, and nothing was sent to a vendor because of it. Free some space, then try again.",
  },
};

export const en = {
  byCode,
  byWhat,
  vendorSays: (words: string) => `It says: “${words}”`,
  status: (status: number) => `HTTP ${status}`,
  correlation: (id: string) => `correlation ${id}`,
  details: "Details for support",
  retry: "Try again",
};
