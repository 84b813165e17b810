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
        with("lookUpPatient", Documented, &["SOLO-01", "SOLO-02"], None),
        with("editPatient", Documented, &["SOLO-03", "SOLO-04"], None),
        with("registerPatient", Documented, &["SOLO-05"], None),
        with("listRooms", Documented, &["SOLO-15"], None),
        with("discover", Assumed, &["SOLO-29"], None),
        with("listAppointments", NotOffered, &[], None),
        with("listPatients", NotOffered, &[], None),
        with("setStatus", NotOffered, &[], Some(Reason::SoloSetsStatusItself)),
        with("moveRoom", NotOffered, &[], Some(Reason::SoloCannotMoveRooms)),
    ]
}
