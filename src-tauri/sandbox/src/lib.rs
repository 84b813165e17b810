//! Vendor simulators over real HTTP, with fault injection.
//!
//! Why: no vendor gives a developer a tenant, and the faults that decide whether a write happened once (a cut
//! connection after the vendor committed, a commit half a minute late) cannot be ordered from a real one. So the
//! console's tests, its demo clinic and its benchmarks talk to this: a stateful Teladoc Health Solo over a real
//! socket, which judges every request against the vendor's document.
//!
//! What it refuses: it knows no client crate and shares no type with one. Two sides written from one type agree with
//! each other and not with the vendor; here each request is judged by hand-written checks over plain JSON. It holds
//! synthetic people only, listens on 127.0.0.1 only and never contacts anything but loopback webhook endpoints.
//!
//! # How a request travels
//! `connection` (the socket, so that a fault can cut it) → `exchange` (route, key, faults) → *judge* (against the
//! contract and the state, changes nothing) → *commit* (changes the state, makes the answer) → *answer*. A fault can
//! stand between any two of these, because committing never waits for the answer to be sent.
//!
//! # Who is who
//! Patient *n* (from 0) has the external id `pt-{1001 + n}`, the Solo patient id (SPID) `500001 + n` and the health
//! system id (HSID) `{70000001 + n}`; the medical record number is `MRN-{100001 + n}`. Patient 8's external id is
//! `ext 8/8`, so that a client which forgets to percent-encode a path segment is found out. Appointment ids (which
//! are SAIDs) count up from 3110001. The first twelve patients are the difficult ones: see [`SimulatorOptions`].
//!
//! # What the document leaves open, and what is done here
//! * Status codes: 200 for reads and updates, 201 for creations, 400 for bad parameters, 401 for a missing or wrong
//!   key (with an empty message, as observed), 404, 405, 413 above 5 MiB, 415 for a wrong `Content-Type`, 422 for
//!   what contradicts the state.
//! * `Content-Type: application/json` is printed for every request, reads included; the simulator insists. Unknown
//!   body fields and unknown query parameters are refused, and so is `null` where a string is documented.
//! * Two visits in one slot are accepted; slots only stop offering the time. A repeated `externalId` is accepted
//!   (there is no idempotency key); links by external id give the first visit that carried it.
//! * Cancelling a cancelled visit is accepted and changes nothing. Changing a visit that is over is refused (422).
//! * A visit whose patient left without being seen reads status `cancelled` with video call `LWBS`.
//! * A note's `flow.sections` carries `{id, name, questions:[{id, text, type, options}]}`, and updating a note
//!   echoes the object sent. Where question ids come from is undocumented; this is our assumption.
//! * An episode's type may be any text: the list of types is unpublished. Its webhook says `{"episodeId": uuid}`.
//! * Slots that have already begun are not offered; a search may span at most 400 days.
//! * An encounter report says `pending` the first time it is asked and is settled after that; `Control` names the
//!   presets, one of which always fails.
//! * Perfect answer takes a `locationId` of digits (as in the sample) or a UUID (as in the error text); the rule of
//!   24 hours applies to `new`, while `update` finds the visit it made before.
//! * Webhooks are delivered once, in parallel, with 5 s to answer; nothing is delivered beyond loopback.

mod control;
mod control_http;
mod control_notes;
mod delivery;
mod error;
mod fault;
mod fault_board;
mod noon;
mod options;
mod sealed;
mod seed;
mod seen;
mod server;
mod simulator;
mod solo;
mod state;
mod tenant;

pub use control::Control;
pub use delivery::Delivered;
pub use error::SandboxError;
pub use fault::{BOOKINGS, Fault, FaultRule};
pub use noon::noon;
pub use options::SimulatorOptions;
pub use seen::SeenRequest;
pub use simulator::Simulator;
pub use solo::operations;
