//! Vendor simulators over real HTTP, with fault injection.
//!
//! Why: no vendor gives a developer a tenant, and the faults that decide whether a write happened once (a cut
//! connection after the vendor committed, a commit half a minute late) cannot be ordered from a real one. So the
//! console's tests, its demo clinic and its benchmarks talk to this: stateful vendors over real sockets, which judge
//! every request against the vendor's document.
//!
//! What it refuses: it knows no client crate and shares no type with one. Two sides written from one type agree with
//! each other and not with the vendor; here each request is judged by hand-written checks over plain JSON. It holds
//! synthetic people only, listens on 127.0.0.1 only and never contacts anything but loopback webhook endpoints.
//!
//! # How a request travels
//! `connection` (the socket, so that a fault can cut it) → `exchange` (route, faults) → *gate* (the credential, the
//! headers) → *judge* (against the contract and the state, changes nothing) → *commit* (changes the state, makes the
//! answer) → *answer*. A fault can stand between any two of these, because committing never waits for the answer to be
//! sent.
//!
//! # One machinery, several vendors
//! `server` holds what does not depend on the vendor; each vendor's folder holds its table of operations, its judges,
//! its gate, its error envelope, its state and its seed, and gives them to the machinery as a `Surface`. Each has a
//! simulator ([`Simulator`] is Solo's; [`CariumSimulator`], [`CareMonitorSimulator`], [`ClinOneSimulator`] and
//! [`MiaSimulator`] bear their vendors' names), whose docs say what that vendor's document leaves open and what is done
//! here, and a control, which dereferences to [`Orders`]: faults, the log of requests, latency,
//! speed and the port are ordered alike of all.
//!
//! # The people
//! All vendors draw from one list of invented people (`people`). Solo knows the first so many as they are. The others
//! know a subset under ids of their own, and a few of them not quite as Solo does, so that linking records has
//! something to get wrong:
//!
//! | Vendor | Person | Slip |
//! |---|---|---|
//! | Carium | 0 Aoife Ní Dhomhnaill | another telephone number |
//! | Carium | 2 Daniel Okafor, born 1958 | goes by "Danny"; his namesake 3, born 1991, is known too |
//! | Carium | 11 Jamal Hollis-Reed | has a twin, Jalen: one birth date, family name, telephone and e-mail |
//! | CareMonitor | 0 Aoife Ní Dhomhnaill | day and month of birth swapped |
//! | CareMonitor | 8 José María de la Cruz Hernández | goes by "Chema" |
//! | CareMonitor | 10 Keisha Hollis-Reed | another telephone number |
//! | ClinOne | 4 Thu Hà Nguyễn, born 1974 | written without accents |
//! | ClinOne | 5 Thu Hà Nguyễn, born 2009 | day and month of birth swapped |
//! | ClinOne | 2 Daniel Okafor, born 1958 | has a twin, Samuel, whom nobody else knows |

mod caremonitor;
mod carium;
mod clinone;
mod error;
mod mia;
mod noon;
mod people;
mod server;
mod solo;

pub use caremonitor::{
    CareMonitorControl, CareMonitorOptions, CareMonitorSimulator, PortalAnswer, ScopeFormat, TokenPlace,
    caremonitor_operations,
};
pub use carium::{CariumControl, CariumOptions, CariumSimulator, carium_operations};
pub use clinone::{ClinOneControl, ClinOneOptions, ClinOneSimulator, ExternalClient, clinone_operations};
pub use error::SandboxError;
pub use mia::{MiaControl, MiaOptions, MiaSimulator, mia_operations};
pub use noon::noon;
pub use server::{Entry, Fault, FaultRule, Orders, SeenRequest};
pub use solo::{BOOKINGS, Control, Delivered, Simulator, SimulatorOptions, operations};
