import type { DeliveryOutcome, ReceiverState } from "../../host/types";

const outcomes: Record<DeliveryOutcome, string> = {
  waiting: "Waits to be opened",
  waitsForVendor: "Waits for the vendor",
  readBack: "Read back",
  notFound: "Not known there",
  recordDue: "Read again",
  nothingToRead: "Nothing to read",
  notInContract: "Not in the contract",
  noKey: "No key to open it",
  wrongKey: "Did not decrypt",
  notSealed: "Not a delivery",
};

/** What stands under the outcome. */
const meanings: Record<DeliveryOutcome, string> = {
  waiting: "Kept as received",
  waitsForVendor: "It is read when the vendor answers",
  readBack: "No change",
  notFound: "The vendor has no such visit",
  recordDue: "The patient's record is read in its turn, before others",
  nothingToRead: "Nobody known here, or nothing that is read by number",
  notInContract: "Kept, nothing done",
  noKey: "The list of webhooks has told no key",
  wrongKey: "No kept key opens it",
  notSealed: "It does not have the documented form",
};

/** The host's words for why a delivery stands where it stands. */
const why: Record<string, string> = {
  vendorDidNotAnswer: "The vendor did not answer",
  connectionOff: "The connection is turned off",
  ownBookingUnderWay: "It is a booking of ours that is being sent",
  unknownEvent: "The contract does not know the event",
  otherSubject: "It is about something other than its event",
  otherShape: "It opened to something of another shape",
};

/** What reading back changed here. */
const fields: Record<string, string> = {
  new: "New visit",
  number: "Number of our booking",
  start: "Time",
  duration: "Length",
  status: "Status",
  call: "Video call",
  reasons: "Reasons",
  practitioners: "Clinicians",
  patient: "Patient",
};

const subjects: Record<string, string> = {
  appointment: "Visit",
  patient: "A patient",
  episode: "An episode",
};

const receiving: Record<ReceiverState, string> = {
  off: "Off",
  starting: "Starting",
  listening: "On",
  failed: "Cannot listen",
};

/** Requests that were refused at the door. */
const refused: Record<string, (count: string) => string> = {
  unknownAddress: (count) => `${count} at unknown addresses`,
  tooMany: (count) => `${count} beyond the rate`,
  tooLong: (count) => `${count} too long`,
  tooSlow: (count) => `${count} too slow or broken off`,
  empty: (count) => `${count} empty`,
  notKept: (count) => `${count} could not be kept`,
};

const standing: Record<string, string> = {
  portTaken: "Another program has the port. Choose another, and tell the tunnel.",
  cannotListen: "The system does not let Anteroom listen on this port. Choose another.",
  keyring: "The keyring did not give the addresses. Unlock it, then turn receiving on again.",
  store: "The settings could not be read. Open Anteroom again; if it stays, tell support.",
};

/** The host's refusals. */
const refusals: Record<string, string> = {
  notAPort: "A port is a number from 1024 to 65535.",
  badAddress: "This is not an address that may be told to a vendor: https, or http on this machine.",
  alreadyListed: "The vendor already tells this endpoint. Change that webhook instead.",
  required: "Choose at least one event.",
  unknownEvent: "The contract does not know one of these events.",
  webhookUnderWay: "A change of this webhook is on its way. Wait for it, or take it back in the Outbox.",
  webhook: "The vendor's list no longer has it. Look at the list again.",
  webhookAddress: "There is no address yet. Make one first.",
  delivery: "This delivery is no longer kept.",
  tooLong: "This is too long to be a delivery.",
  noRandom: "The system gave no random bytes, so no secret address was made. Try again.",
};

export const en = {
  title: "Webhooks",
  never: "A delivery is a hint, never a fact: each one is read back before anything changes.",
  loading: "the deliveries",
  denied: {
    title: "Webhooks are for administrators",
    text: "Deliveries still reach the board: nothing here needs you.",
    acts: "Open to administrators only",
  },
  strip: {
    label: "How receiving stands",
    receiving: "Receiving",
    port: (port: number) => `port ${port} on this machine`,
    change: "Change receiving",
    last: "Last delivery",
    lastNone: "None yet",
    ago: (age: string) => `${age} ago`,
    today: "Today",
    counts: (deliveries: number, repeats: number, unreadable: number) =>
      `${deliveries} ${deliveries === 1 ? "delivery" : "deliveries"}, ${repeats} ${
        repeats === 1 ? "repeat" : "repeats"
      }, ${unreadable} unreadable`,
    refused: "Refused at the door",
    refusedNone: "None",
    proof: "Proof of sender",
    noProof: "None, unverifiable",
    keys: "Keys in the keyring",
    noKeys: "None",
  },
  views: { label: "What is shown", deliveries: "Deliveries", list: "Whom the vendor tells" },
  table: {
    label: "Deliveries, newest first",
    received: "Received",
    vendor: "Vendor",
    event: "Event and subject",
    outcome: "What became of it",
    unreadable: "Not readable",
    noSubject: "Nothing is known of it",
    number: (subject: string, number: string) => `${subject} ${number}`,
    repeats: (count: number) => (count === 1 ? "came once more" : `came ${count} times more`),
    tried: (count: number) => (count === 1 ? "asked once" : `asked ${count} times`),
  },
  empty: {
    title: "No delivery yet",
    on: "The door is open. When the vendor tells of a change, it stands here.",
    off: "Receiving is off. Visits are read on their own rhythm all the same; a webhook only makes it sooner.",
  },
  outcomes,
  meanings,
  why,
  fields,
  subjects,
  receiving,
  refused,
  standing,
  refusals,
  panel: {
    label: "Delivery",
    gone: {
      title: "This delivery is no longer kept",
      text: "Deliveries are kept for 30 days, the newest 20,000.",
    },
    unproven: "Nobody can prove who sent this.",
    unprovenText: "It has no signature, no time and no delivery number. It can be forged or replayed.",
    did: "What we did",
    receivedBytes: (bytes: number) => `Received, ${bytes} bytes`,
    seen: (digest: string) => `Not seen before (SHA-256 ${digest})`,
    opened: "Decrypted, AES-256-CBC, strict JSON",
    asked: (operation: string) => `Read from the vendor, ${operation}`,
    repeated: (count: number) =>
      count === 1 ? "Came once more, dropped" : `Came ${count} times more, dropped`,
    next: "Read again",
    changed: "What changed when we read it back",
    nothing: "Nothing changed here.",
    field: "Field",
    before: "Before",
    since: "Since",
    noValue: "nothing",
    says: "What it says",
    event: "event",
    hidden: (kind: string) => `${kind}, not shown`,
    kinds: { number: "number", text: "text", boolean: "yes or no", list: "list", null: "nothing" } as Record<
      string,
      string
    >,
    received: "As received",
    cut: "The rest is not shown.",
    again: "Read back again",
    againKept: "It is opened and read once more.",
    openVisit: "Open the visit",
  },
  receive: {
    title: "Receiving webhooks",
    text: "Anteroom listens on this machine only. A tunnel or reverse proxy of the clinic has to stand before it.",
    port: "Port on this machine",
    portHint: "For example 47300. Tell the tunnel to forward here.",
    turnOn: "Turn receiving on",
    move: "Keep the port",
    turnOff: "Turn receiving off",
    turnedOn: "Receiving is on.",
    turnedOff: "Receiving is off. Visits are still read on their own rhythm.",
    addresses: "Secret addresses",
    address: (connection: string) => `Address for ${connection}`,
    has: "There is one; it is not shown again",
    hasNot: "None yet",
    make: "Make a new address",
    makeHint: "The old one is refused from then on: change the webhook at the vendor too.",
    copy: "Copy the address",
    copied: "The address is on the clipboard for 30sec.",
    once: "This is shown once.",
    onceText: "Put it behind the tunnel's own address and give both to the vendor as the endpoint.",
    copyHint: "Copying is written to the audit.",
  },
  decode: {
    act: "Decode a payload",
    title: "Decode a payload",
    text: "What was pasted is opened on this machine, shown and not kept.",
    connection: "With the keys of",
    payload: "Payload",
    payloadHint: "The encrypted text as it was delivered.",
    key: "Another key",
    keyHint: "Left empty, the keys in the keyring are tried. What is typed here is not kept.",
    run: "Decode",
    missing: "Paste the payload.",
    result: "What it says",
    opens: "A key opens it.",
    closed: "It stays closed.",
  },
  list: {
    add: "Add a webhook",
    read: (age: string) => `read ${age} ago`,
    never: "not read yet",
    silent: "The vendor does not answer: this is what it last said.",
    empty: (vendor: string) => `${vendor} tells nobody of changes.`,
    emptyText: "Add a webhook with the address of the tunnel and the secret path of this console.",
    endpoint: "Endpoint",
    events: "Events",
    eventsOf: (count: number) => `${count} of 12`,
    state: "State",
    ours: "Leads here",
    elsewhere: "Leads elsewhere",
    key: "key kept",
    noKey: "no key",
    acts: "Acts",
    change: "Change",
    end: "End",
    underWay: "A change is on its way",
    adding: "A new one is on its way",
    openOutbox: "See the Outbox",
  },
  form: {
    add: (connection: string) => `Add a webhook at ${connection}`,
    change: (connection: string) => `Change a webhook at ${connection}`,
    endpoint: "Endpoint",
    endpointHint:
      "For example https://hooks.clinic.example/hook/… : the tunnel's address, then the secret path.",
    endpointStays: (endpoint: string) => `Left empty, ${endpoint} stays: this console's own address.`,
    endpointMissing: "Type the address that the vendor shall call.",
    events: "Events",
    all: "All twelve",
    none: "None",
    eventsMissing: "Choose at least one event.",
    keep: "Keep it",
    cancel: "Leave it",
    added: "Add a webhook",
    changed: "Change a webhook",
    sent: "It is kept and sent through the Outbox.",
  },
  end: {
    title: "End this webhook?",
    text: "The vendor stops telling this endpoint. Nothing brings it back: it has to be added again, with a new key.",
    confirm: "End the webhook",
    cancel: "Leave it",
    what: "End a webhook",
  },
  offline: {
    title: (vendor: string, since: string) => `${vendor} cannot be reached since ${since}.`,
    text: "Deliveries are still kept; they are read back when it answers.",
  },
  silent: {
    title: (vendor: string, since: string) => `${vendor} has not answered since ${since}.`,
    text: "Deliveries are still kept; they are read back when it answers.",
  },
};
