//! Where an appointment stands: FHIR R4's words (A-CM-15).

use crate::words::words;

words! {
    /// Where an appointment stands, in FHIR R4's words; the profile says how CareMonitor spells them.
    AppointmentStatus {
        /// Proposed, not yet agreed.
        Proposed = "proposed",
        /// Waits for somebody's acceptance.
        Pending = "pending",
        /// Booked.
        Booked = "booked",
        /// The patient is there.
        Arrived = "arrived",
        /// The patient is checked in.
        CheckedIn = "checked_in",
        /// Took place.
        Fulfilled = "fulfilled",
        /// Cancelled.
        Cancelled = "cancelled",
        /// The patient did not come.
        NoShow = "noshow",
    }
}
