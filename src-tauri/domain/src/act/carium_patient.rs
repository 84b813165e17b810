//! A new patient record at Carium (CAR-02), and the invitation that has to follow it if one is wanted (CAR-03): making a
//! record invites nobody.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

/// How somebody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum InvitedBy {
    /// To the e-mail address of the record.
    Email,
    /// To the mobile phone of the record.
    Sms,
}

/// What is to become of a patient at Carium. `Debug` shows which, and nothing of the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CariumPatientAct {
    /// Make a record (CAR-02).
    Register {
        /// Given name.
        first_name: String,
        /// Family name.
        last_name: String,
        /// Date of birth.
        birth_date: NaiveDate,
        /// One of Carium's words.
        gender: String,
        /// E-mail; there is one or a mobile phone.
        email: Option<String>,
        /// Mobile phone in E.164.
        mobile_phone: Option<String>,
        /// The language of Carium's messages, in Carium's words.
        locale: Option<String>,
    },
    /// Invite to Carium's own applications (CAR-03).
    Invite {
        /// The vendor's id of the patient.
        individual: String,
        /// What the patient logs in with: the e-mail of the record, or its phone.
        username: String,
        /// How they are told.
        by: InvitedBy,
    },
}

impl std::fmt::Debug for CariumPatientAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Register { .. } => "Register(..)",
            Self::Invite { .. } => "Invite(..)",
        })
    }
}
