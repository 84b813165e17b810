//! What Solo can do and cannot. The screens offer nothing beyond it.

use store::ConnectionRow;

use crate::views::{CapabilityStanding, CapabilityView, Reason};

/// What a Solo connection can do.
pub(crate) fn of_solo(row: &ConnectionRow) -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, Documented, NotOffered};
    let with = |capability: &str, standing, operations: &[&str], reason| CapabilityView {
        capability: capability.to_owned(),
        standing,
        operations: operations.iter().map(|id| (*id).to_owned()).collect(),
        reason,
    };
    let linking = (!row.has_linking_secret).then_some(Reason::NoLinkingSecret);
    let teams = (!row.has_teams_token).then_some(Reason::NoTeamsToken);
    vec![
        with("readAppointment", Documented, &["SOLO-14"], None),
        with("findSlots", Documented, &["SOLO-18"], None),
        with("book", Documented, &["SOLO-06", "SOLO-07", "SOLO-08"], None),
        with("reschedule", Documented, &["SOLO-13"], None),
        with("cancel", Documented, &["SOLO-13"], None),
        with("join", Documented, &["SOLO-09", "SOLO-11", "SOLO-12"], None),
        with("joinTeams", Documented, &["SOLO-10"], teams),
        with("joinByContext", Assumed, &["SOLO-34"], linking),
        with("visitNotes", Assumed, &["SOLO-16", "SOLO-17"], None),
        with("lookUpPatient", Documented, &["SOLO-01", "SOLO-02"], None),
        with("editPatient", Documented, &["SOLO-03", "SOLO-04"], None),
        with("registerPatient", Documented, &["SOLO-05"], None),
        with("listRooms", Documented, &["SOLO-15"], None),
        with("discover", Assumed, &["SOLO-29"], None),
        with("episodes", Assumed, &["SOLO-23", "SOLO-24", "SOLO-25", "SOLO-26", "SOLO-27", "SOLO-28"], None),
        with("attachFiles", Documented, &["SOLO-19", "SOLO-20", "SOLO-21"], None),
        with("sendDocuments", Documented, &["SOLO-22"], None),
        with("callAssistance", Documented, &["SOLO-40", "SOLO-41", "SOLO-42"], None),
        with("askForConsults", Documented, &["SOLO-33"], None),
        with("openFiles", NotOffered, &[], None),
        with("readDocuments", NotOffered, &[], None),
        with("listAppointments", NotOffered, &[], None),
        with("listPatients", NotOffered, &[], None),
        with("setStatus", NotOffered, &[], Some(Reason::SoloSetsStatusItself)),
        with("moveRoom", NotOffered, &[], Some(Reason::SoloCannotMoveRooms)),
    ]
}
