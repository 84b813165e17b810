//! The twelve appointment statuses, and which of the seven video call statuses goes with each, as the document prints
//! them (SOLO-14). `LWBS` and `incomplete` go with none: they are outcomes of their own.

/// All documented appointment statuses, in the order of the document.
#[cfg(test)]
pub(crate) const STATUSES: [&str; 12] = [
    "scheduled",
    "arrived",
    "in progress.intake.ready",
    "in progress.intake.progress",
    "in progress.exam.ready",
    "in progress.exam.progress",
    "discharge.ready",
    "discharge.progress",
    "completed",
    "sign off",
    "cancelled",
    "not showed up",
];

/// The video call status that goes with an appointment status; `None` when there is no call.
pub(crate) fn video_for(status: &str) -> Option<&'static str> {
    match status {
        "arrived" | "in progress.intake.ready" => Some("waiting"),
        "in progress.intake.progress" | "in progress.exam.progress" => Some("on call"),
        "in progress.exam.ready" | "discharge.ready" => Some("on hold"),
        "discharge.progress" => Some("finalizing"),
        "completed" | "sign off" => Some("complete"),
        _ => None,
    }
}

/// Whether a visit has ended, one way or another.
pub(crate) fn is_over(status: &str) -> bool {
    matches!(status, "completed" | "sign off" | "cancelled" | "not showed up")
}
