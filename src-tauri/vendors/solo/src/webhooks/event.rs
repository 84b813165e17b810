//! What a webhook can tell of.

crate::appointments::words! {
    /// What a webhook can tell of: the twelve events of the document.
    WebhookEvent {
        /// A patient was registered.
        PatientCreated = "patient:created",
        /// A patient was changed.
        PatientUpdated = "patient:updated",
        /// A patient was deactivated.
        PatientDeactivated = "patient:deactivated",
        /// A visit was booked.
        AppointmentScheduled = "appointment:scheduled",
        /// A visit was moved.
        AppointmentRescheduled = "appointment:rescheduled",
        /// A visit was cancelled.
        AppointmentCancelled = "appointment:cancelled",
        /// A visit took place.
        AppointmentCompleted = "appointment:completed",
        /// A visit ended before it was complete.
        AppointmentIncompleted = "appointment:incompleted",
        /// The patient did not come.
        AppointmentNoShow = "appointment:no-show",
        /// The patient left without being seen.
        AppointmentLwbs = "appointment:lwbs",
        /// An episode was made.
        EpisodeCreated = "episode:created",
        /// An episode was changed.
        EpisodeUpdated = "episode:updated",
    }
}
