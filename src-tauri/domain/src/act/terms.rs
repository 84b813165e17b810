//! What a booking needs beside patient, place and time, by vendor.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What else a vendor wants to be told to book. Solo wants nothing more. `Debug` shows which vendor only: instructions
/// and links are the patient's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "vendor", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BookTerms {
    /// CAR-04.
    Carium {
        /// Whom the visit is with.
        practitioner: String,
        /// The organisation's appointment type (CAR-11).
        kind: String,
        /// The organisation's status that a new appointment has (CAR-10).
        status: String,
        /// How the call is held.
        call: CariumCall,
        /// What the patient is told; often how to reschedule.
        patient_instruction: Option<String>,
    },
    /// CM-07, CM-11.
    CareMonitor {
        /// Whom the visit is with.
        provider: String,
        /// Which of the vendor's two kinds of appointments.
        kind: CareMonitorKind,
    },
    /// C1-10. The visit's name in the study's plan is its one reason.
    ClinOne {
        /// The study's identifier.
        study: String,
        /// The site's identifier within the study.
        site: String,
        /// How it takes place.
        kind: ClinOneVisitType,
    },
}

/// How a Carium visit is held: by exactly one of the two.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CariumCall {
    /// Over a video channel of Carium's.
    Channel,
    /// Over links of the clinic's own.
    Links {
        /// For the patient.
        guest: String,
        /// For the practitioner.
        host: String,
    },
}

/// CareMonitor's two kinds of appointments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CareMonitorKind {
    /// Over video (CM-06 to CM-09).
    Telehealth,
    /// In person (CM-10 to CM-13).
    InPerson,
}

/// How a visit of a trial takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ClinOneVisitType {
    /// At the site.
    Onsite,
    /// By video.
    Televisit,
}

impl std::fmt::Debug for BookTerms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Carium { .. } => "Carium",
            Self::CareMonitor { .. } => "CareMonitor",
            Self::ClinOne { .. } => "ClinOne",
        })
    }
}
