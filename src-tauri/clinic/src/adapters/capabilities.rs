//! What each vendor can read and write, and why not. The screens offer nothing beyond it.

use domain::{SecretKind, Vendor};
use store::ConnectionRow;

use crate::views::{CapabilityStanding, CapabilityView, Reason};

/// A thing that can be asked of a vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Can {
    /// Book a visit.
    Book,
    /// Move a visit.
    Reschedule,
    /// Change why the patient comes.
    ChangeReasons,
    /// Cancel a visit.
    Cancel,
    /// Read and write a visit's note.
    VisitNotes,
    /// Put a visit into an episode of care.
    Episodes,
    /// Attach files to a visit.
    AttachFiles,
    /// Give the patient's own link into the call.
    PatientLink,
    /// Offer times at which a provider can be booked.
    OfferSlots,
}

/// Whether a vendor can do it at all.
pub(crate) fn can(vendor: Vendor, what: Can) -> bool {
    match (vendor, what) {
        (Vendor::Solo, Can::OfferSlots) => false,
        (Vendor::Solo, _) => true,
        (Vendor::Carium, Can::Book | Can::Reschedule | Can::ChangeReasons | Can::Cancel) => true,
        (Vendor::CareMonitor, Can::Book | Can::Reschedule | Can::Cancel | Can::OfferSlots) => true,
        (Vendor::ClinOne, Can::Book | Can::Reschedule | Can::Cancel) => true,
        (Vendor::Carium | Vendor::CareMonitor | Vendor::ClinOne | Vendor::Mia, _) => false,
    }
}

/// What a connection can do.
pub(crate) fn of(row: &ConnectionRow) -> Vec<CapabilityView> {
    match row.vendor() {
        Vendor::Solo => of_solo(row),
        Vendor::Carium => of_carium(),
        Vendor::CareMonitor => of_care_monitor(),
        Vendor::ClinOne => of_clin_one(),
        Vendor::Mia => of_mia(),
    }
}

fn with(capability: &str, standing: CapabilityStanding, operations: &[&str], reason: Option<Reason>) -> CapabilityView {
    CapabilityView {
        capability: capability.to_owned(),
        standing,
        operations: operations.iter().map(|id| (*id).to_owned()).collect(),
        reason,
    }
}

fn of_carium() -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, Documented, NotOffered};
    vec![
        with("logIn", Documented, &["CAR-01"], None),
        with("listAppointments", Assumed, &["CAR-08"], None),
        with("readAppointment", Documented, &["CAR-05"], None),
        with("book", Documented, &["CAR-04"], None),
        with("reschedule", Documented, &["CAR-06"], None),
        with("cancel", Assumed, &["CAR-06", "CAR-10"], None),
        with("deleteAppointment", Documented, &["CAR-07"], None),
        with("listPatients", Assumed, &["CAR-19"], None),
        with("registerPatient", Documented, &["CAR-02"], None),
        with("invitePatient", Documented, &["CAR-03"], None),
        with("listPractitioners", Assumed, &["CAR-09"], None),
        with("sendDocuments", Documented, &["CAR-12", "CAR-13", "CAR-14", "CAR-15"], None),
        with("readDocuments", Documented, &["CAR-16", "CAR-17", "CAR-18"], None),
        with("findSlots", NotOffered, &[], Some(Reason::VendorLacks)),
        with("visitNotes", NotOffered, &[], Some(Reason::VendorLacks)),
        with("episodes", NotOffered, &[], Some(Reason::VendorLacks)),
        with("join", Assumed, &["CAR-05"], None),
    ]
}

fn of_care_monitor() -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, NotOffered};
    vec![
        with("logIn", Assumed, &["CM-01"], None),
        with("askForConsent", Assumed, &["CM-02", "CM-03"], None),
        with("findSlots", Assumed, &["CM-04"], None),
        with("addSlots", Assumed, &["CM-05"], None),
        with("listAppointments", Assumed, &["CM-06", "CM-10"], None),
        with("book", Assumed, &["CM-07", "CM-11"], None),
        with("reschedule", Assumed, &["CM-08", "CM-12"], None),
        with("cancel", Assumed, &["CM-09", "CM-13"], None),
        with("sendMetrics", Assumed, &["CM-14", "CM-15", "CM-16", "CM-17", "CM-18"], None),
        with("listPatients", NotOffered, &[], Some(Reason::VendorLacks)),
        with("registerPatient", NotOffered, &[], Some(Reason::VendorLacks)),
        with("visitNotes", NotOffered, &[], Some(Reason::VendorLacks)),
        with("readDocuments", NotOffered, &[], Some(Reason::VendorLacks)),
    ]
}

fn of_clin_one() -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, Documented, NotOffered};
    vec![
        with("logIn", Documented, &["C1-01"], None),
        with("listStudies", Assumed, &["C1-02", "C1-03"], None),
        with("listPatients", Assumed, &["C1-04", "C1-06"], None),
        with("registerPatient", Assumed, &["C1-05"], None),
        with("editPatient", Assumed, &["C1-07", "C1-08"], None),
        with("listAppointments", Assumed, &["C1-09"], None),
        with("book", Assumed, &["C1-10"], None),
        with("reschedule", Assumed, &["C1-11"], None),
        with("cancel", Assumed, &["C1-12"], None),
        with("findSlots", NotOffered, &[], Some(Reason::VendorLacks)),
        with("join", NotOffered, &[], Some(Reason::VendorLacks)),
        with("visitNotes", NotOffered, &[], Some(Reason::VendorLacks)),
        with("readDocuments", NotOffered, &[], Some(Reason::VendorLacks)),
        with("signByHmac", NotOffered, &[], Some(Reason::VendorLacks)),
    ]
}

fn of_mia() -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, Documented, NotOffered};
    vec![
        with("logIn", Documented, &["MIA-01", "MIA-02", "MIA-03"], None),
        with("assignDevice", Documented, &["MIA-05"], None),
        with("unassignDevice", Assumed, &["MIA-06"], None),
        with("listDevices", Assumed, &["MIA-15"], None),
        with("readHealthData", Assumed, &["MIA-07", "MIA-08"], None),
        with("sendHealthData", Documented, &["MIA-04", "MIA-09", "MIA-10"], None),
        with("charts", Assumed, &["MIA-11", "MIA-12"], None),
        with("prototypes", Assumed, &["MIA-13"], None),
        with("detections", Assumed, &["MIA-14"], None),
        with("listAppointments", NotOffered, &[], Some(Reason::VendorLacks)),
        with("listPatients", NotOffered, &[], Some(Reason::VendorLacks)),
        with("book", NotOffered, &[], Some(Reason::VendorLacks)),
    ]
}

fn of_solo(row: &ConnectionRow) -> Vec<CapabilityView> {
    use CapabilityStanding::{Assumed, Documented, NotOffered};
    let linking = (!row.has(SecretKind::LinkingSecret)).then_some(Reason::NoLinkingSecret);
    let teams = (!row.has(SecretKind::TeamsToken)).then_some(Reason::NoTeamsToken);
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
