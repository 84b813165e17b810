//! Cache tags: reads say which they provide, writes and events which they stale. The page derives refetching from them.

use serde::Serialize;
use specta::Type;

/// The tags and the list of all of them, out of one: none can be forgotten in the other.
macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident,)*) => {
        /// A part of what the page shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Tag {
            $($(#[$doc])* $tag,)*
        }

        impl Tag {
            /// All of them: what is stale when another clinic is opened, or none.
            pub const ALL: &[Self] = &[$(Self::$tag,)*];
        }
    };
}

tags! {
    /// The board, Today and every open visit.
    Board,
    /// The outbox.
    Outbox,
    /// Connections and their ages.
    Connections,
    /// Booking days: rooms, slots and what is busy.
    Booking,
    /// People.
    Patients,
    /// Records of several accounts that are, or may be, one person.
    Links,
    /// Webhooks: deliveries, the receiver and the vendor's list.
    Webhooks,
    /// Files of visits.
    Files,
    /// Forms of patient documents, and documents that were sent.
    Forms,
    /// Assistance at the bedside and consults.
    Assistance,
    /// Visit notes, their drafts and the texts to insert.
    Notes,
    /// Settings and who sits here.
    Settings,
    /// Reports.
    Reports,
    /// Start-up and rebuilding.
    Startup,
    /// Episodes of care.
    Episodes,
    /// Devices.
    Devices,
    /// Patients' consent at vendors.
    Consents,
    /// Readings.
    Metrics,
    /// Alerts, and the ranges that raise them.
    Alerts,
    /// Files of readings that are brought in.
    ReadingImports,
    /// The audit, and how it stands to its anchor.
    Audit,
    /// The people who sign in, and one's own account.
    Users,
}
