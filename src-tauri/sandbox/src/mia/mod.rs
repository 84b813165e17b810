//! The Mia-Platform Device Manager, simulated together with the backend (BFF) that its operator provides.
//!
//! # Who is who
//! Patient *n*, from 0, is the person *n* whom every vendor draws from, under the id `65a1` and twenty hexadecimal digits of
//! 1001 + *n*; their monitoring plan is `67b2` and the same digits. Mia holds no names of patients. Every even patient
//! has a Medisanté cuff (`cuff-1001`…), every third an Apple watch (`watch-1001`…); some cuffs are nobody's.
//!
//! # What is done where nothing is known
//! * A log-in sets `sid`, whose length and whether it is told are options. Anything but the
//!   log-in and the reset of a password wants it; without it, or with one that ended: 401.
//! * A request that carries a header of the gateway's own (`miauserid` and its like) is refused (400): a client must not.
//! * Unknown body fields and query parameters are refused (400).
//! * Lists take `_q` (equality, `$exists`, `$in`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`), `_p`, `_s`, `_l` (default 25,
//!   at most 200), `_sk` and `_st`; encrypted fields cannot be searched.
//!   Whether those are given readable or as they are kept, is an option of the control: the pages leave it open.
//! * Assigning makes a new record each time, unless the device is somebody's at present (400); a record of it that was
//!   nobody's is then `Not Active`. Unassigning what is nobody's is accepted.
//! * What is delivered is stored at once and normalised when simulated time has passed. A Medisanté delivery is normalised
//!   if its `measurementType` is `BloodPressure` or `Weight` and its `measurements.data` is an object of numbers in
//!   mm\[Hg\], /min or kg: that shape is this simulator's invention. Without a health data type for it (404 when asked
//!   again) or with other data (500) it stays as it is. A HealthKit sample becomes an observation without a unit.
//! * Normalising again answers with the raw data, as the public page shows.
//! * Detections are made of what is normalised, if it is a patient's, each time it is asked for.
//! * `type` of a chart names one observation.
//! * While time moves, a cuff measures every ten simulated minutes.

mod account;
mod body;
mod charts;
mod control;
mod crud;
mod devices;
mod health;
mod ingest;
mod operations;
mod options;
mod prototypes;
mod refusal;
mod seed;
mod simulator;
mod state;
mod surface;

pub use control::MiaControl;
pub use operations::mia_operations;
pub use options::MiaOptions;
pub use simulator::MiaSimulator;
