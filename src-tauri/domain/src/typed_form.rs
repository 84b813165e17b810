//! The forms whose typed text outlives a lock: a closed list, so that no form is kept under a word of its own and none
//! that asks for a secret is kept at all.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident $word:literal,)+) => {
        /// A form that somebody types into. None of them asks for a passphrase, a key or a code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum TypedForm {
            $($(#[$doc])* $name,)+
        }

        impl TypedForm {
            /// Every form.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word under which it is kept.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// The form of a word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|form| form.as_str() == word)
            }
        }
    };
}

forms! {
    /// No form: what stood open on the screen, its filters and how far it was scrolled.
    Place "place",
    /// Asking for a consult.
    Consult "consult",
    /// Asking for assistance at a bed.
    Bedside "bedside",
    /// Another time for a visit.
    Reschedule "reschedule",
    /// Why the patient comes.
    Reasons "reasons",
    /// The front desk's note beside a visit.
    DeskNote "desk-note",
    /// Booking a visit.
    Book "book",
    /// Offering a free time.
    OfferSlot "offer-slot",
    /// An episode of care.
    Episode "episode",
    /// Editing a patient's record.
    EditPatient "edit-patient",
    /// Registering a patient.
    RegisterPatient "register-patient",
    /// Inviting a patient.
    Invite "invite",
    /// Entering a patient into a study.
    EnrolSubject "enrol-subject",
    /// Editing a study's subject.
    EditSubject "edit-subject",
    /// A visit of a study's subject.
    SubjectVisit "subject-visit",
    /// Comparing two records that may be one person's.
    Link "link",
    /// Taking a record out of a link.
    Unlink "unlink",
    /// A document for a record.
    AddDocument "add-document",
    /// Filling a form of the clinic's for a patient.
    FillForm "fill-form",
    /// Entering a reading.
    EnterReading "enter-reading",
    /// A range that raises alerts.
    Range "range",
    /// Taking note of an alert.
    Alert "alert",
    /// Why a record is opened in an emergency.
    Emergency "emergency",
    /// Deciding about what waits in the Outbox.
    Decision "decision",
    /// Giving a device to a patient.
    AssignDevice "assign-device",
    /// Asking for a report.
    Report "report",
    /// A filter over a report's rows.
    ReportFilter "report-filter",
    /// A webhook at the vendor.
    Webhook "webhook",
    /// A connection, without its secrets.
    Connection "connection",
    /// The profile of a Mia Device Manager.
    Profile "profile",
    /// What was found out about an assumption.
    Assumption "assumption",
    /// Where links of a connection may lead.
    LinkHosts "link-hosts",
    /// Somebody who signs in, without their passphrase.
    User "user",
    /// Texts to insert into notes.
    Snippets "snippets",
    /// A form of the clinic's for patients.
    DocumentForm "document-form",
    /// Why a doubt about the audit is settled.
    AuditDoubt "audit-doubt",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_word_of_its_own_from_which_it_is_read_again() {
        for form in TypedForm::ALL {
            assert_eq!(TypedForm::parse(form.as_str()), Some(*form));
        }
        assert_eq!(TypedForm::parse("passphrase"), None);
    }
}
