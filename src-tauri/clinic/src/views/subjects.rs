//! A trial's subjects: enrolling, changing, removing them.

use domain::act::{SubjectDetails, TrialSubject};
use domain::{ConnectionId, IntentId, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ChoiceView, Instant, PatientView, TwoIdentifiers};

/// Where a subject belongs, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialPlace {
    /// Study, site and number.
    pub subject: TrialSubject,
    /// What people call the study; its identifier where nobody told.
    pub study_name: String,
    /// What people call the site, likewise.
    pub site_name: String,
}

/// What an account at ClinOne lets one choose from, and what its token does not open.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialForm {
    /// The studies; none until they were listed.
    pub studies: Vec<StudyView>,
    /// What cannot be done, as far as the token tells.
    pub lacks: TrialLacks,
}

/// One study (C1-02).
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StudyView {
    /// Its identifier.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its sites (C1-03); none where they may not be listed.
    pub sites: Vec<ChoiceView>,
    /// Names of its visits, as those that are known here have them: ClinOne lists no plan.
    pub visit_names: Vec<String>,
}

/// The scope that an act would need and the token does not name; none where it does, or names no scopes at all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialLacks {
    /// To enrol (C1-05).
    pub enrol: Option<String>,
    /// To change (C1-07).
    pub edit: Option<String>,
    /// To remove (C1-08).
    pub remove: Option<String>,
    /// To schedule a visit (C1-10).
    pub schedule: Option<String>,
}

/// Somebody to enrol (C1-05). No `Debug`: it names people.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnrolInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Study, site and number.
    pub subject: TrialSubject,
    /// What is told of the person; all of it may be empty.
    pub details: SubjectDetails,
    /// What will be sent was read back.
    pub read_back: bool,
    /// Those who were looked at and are somebody else.
    pub not_the_same: Vec<PatientKey>,
}

/// A subject's record as ClinOne has it now (C1-06). No `Debug`: it names people.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubjectRecord {
    /// The record as it is shown.
    pub patient: PatientView,
    /// All that can be changed of it.
    pub details: SubjectDetails,
    /// When it was read.
    pub read_at: Instant,
    /// A change of it that is not settled.
    pub under_way: Option<IntentId>,
}

/// A change of a subject's record (C1-07). No `Debug`: it names people.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditSubjectInput {
    /// Whose record.
    pub patient: PatientKey,
    /// As it was on screen.
    pub before: SubjectDetails,
    /// What it is to be.
    pub after: SubjectDetails,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A subject to take out of the study (C1-08).
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemoveSubjectInput {
    /// Whose record.
    pub patient: PatientKey,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}
