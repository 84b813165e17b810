//! A trial's subjects at ClinOne: enrolled (C1-05), changed (C1-07), removed from their study (C1-08). A subject is known by
//! study, site and number; the person behind the number is named in the record and in nothing that is printed or listed.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::ActKind;
use crate::{ConnectionId, Patient, PatientKey};

/// Who a subject is: the number counts within its study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialSubject {
    /// The study's identifier.
    pub study: String,
    /// The site's identifier within the study.
    pub site: String,
    /// The subject number.
    pub number: String,
}

impl TrialSubject {
    /// The subject that a record is of; none when it is nobody's in a trial. Study and number may hold a slash: the site
    /// is what the key has between them.
    pub fn of(patient: &Patient) -> Option<Self> {
        let number = patient.subject_number()?;
        let (_, tail) = patient.key.as_str().split_once(":subject:")?;
        let site = tail
            .strip_prefix(number.issuer.as_str())?
            .strip_prefix('/')?
            .strip_suffix(number.value.as_str())?
            .strip_suffix('/')?;
        let (study, site) = (number.issuer.clone(), site.to_owned());
        Some(Self { study, site, number: number.value.clone() })
    }

    /// The key of the subject's record here.
    pub fn key(&self, connection: &ConnectionId) -> PatientKey {
        PatientKey::subject(connection, &self.study, &self.site, &self.number)
    }
}

/// What a subject's record says of the person; empty where it says nothing. `Debug` shows which fields are filled.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubjectDetails {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// Mail address.
    pub email: String,
    /// Telephone, E.164.
    pub mobile_phone: String,
    /// BCP 47, for example `es-US`.
    pub preferred_language: String,
    /// IANA, for example `America/Chicago`.
    pub time_zone: String,
    /// Where the subject stands in the study: `screening`, `enrolled`, `completed`, `withdrawn`, `screenFailed`, or the
    /// vendor's own word where it is none of these.
    pub status: String,
}

impl SubjectDetails {
    /// Every field with its name, in the order in which they are shown.
    pub fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("status", &self.status),
            ("firstName", &self.first_name),
            ("lastName", &self.last_name),
            ("birthDate", &self.birth_date),
            ("email", &self.email),
            ("mobilePhone", &self.mobile_phone),
            ("preferredLanguage", &self.preferred_language),
            ("timeZone", &self.time_zone),
        ]
        .map(|(name, value)| (name, value.as_str()))
    }

    /// The fields in which `after` differs.
    pub fn changed(&self, after: &Self) -> Vec<&'static str> {
        let pairs = self.fields().into_iter().zip(after.fields());
        pairs.filter(|((_, before), (_, after))| before != after).map(|((name, _), _)| name).collect()
    }

    /// Without the blanks around what was typed.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let tidy = |text: &String| text.trim().to_owned();
        Self {
            first_name: tidy(&self.first_name),
            last_name: tidy(&self.last_name),
            birth_date: tidy(&self.birth_date),
            email: tidy(&self.email),
            mobile_phone: tidy(&self.mobile_phone),
            preferred_language: tidy(&self.preferred_language),
            time_zone: tidy(&self.time_zone),
            status: tidy(&self.status),
        }
    }
}

impl std::fmt::Debug for SubjectDetails {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let filled = self.fields().into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name);
        f.debug_set().entries(filled).finish()
    }
}

/// What is to become of a subject. `Debug` shows which and the number, never the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SubjectAct {
    /// Enrol under a number that the study gave (C1-05).
    Enrol {
        /// Who.
        subject: TrialSubject,
        /// What is told of the person.
        details: SubjectDetails,
    },
    /// Change what is told of the person (C1-07). Only what differs is changed; the rest is sent as it stands there.
    Edit {
        /// Who.
        subject: TrialSubject,
        /// As the person saw it who changed it.
        before: SubjectDetails,
        /// What it is to be.
        after: SubjectDetails,
    },
    /// Take the subject out of the study (C1-08).
    Remove {
        /// Who.
        subject: TrialSubject,
    },
}

impl SubjectAct {
    /// Who it is about.
    pub fn subject(&self) -> &TrialSubject {
        match self {
            Self::Enrol { subject, .. } | Self::Edit { subject, .. } | Self::Remove { subject } => subject,
        }
    }

    /// The word kept beside the whole act.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Enrol { .. } => ActKind::EnrolSubject,
            Self::Edit { .. } => ActKind::EditSubject,
            Self::Remove { .. } => ActKind::RemoveSubject,
        }
    }
}

impl std::fmt::Debug for SubjectAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = match self {
            Self::Enrol { .. } => "Enrol",
            Self::Edit { .. } => "Edit",
            Self::Remove { .. } => "Remove",
        };
        write!(f, "{word}({})", self.subject().number)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Act, Gender, HumanName, Identifier, IdentifierKind};

    fn patient(study: &str, site: &str, number: &str) -> Patient {
        Patient {
            key: PatientKey::subject(&ConnectionId("c".to_owned()), study, site, number),
            name: HumanName::default(),
            birth_date: None,
            gender: Gender::Unknown,
            identifiers: vec![Identifier {
                kind: IdentifierKind::SubjectNumber,
                issuer: study.to_owned(),
                value: number.to_owned(),
            }],
            phones: Vec::new(),
            emails: Vec::new(),
            address: None,
            zone: None,
            active: true,
            deceased: false,
            died_on: None,
            read_at: None,
        }
    }

    #[test]
    fn study_site_and_number_come_out_of_a_record_though_each_holds_a_slash() {
        let record = patient("DERM 2/B", "7/a", "007/003");
        let subject = TrialSubject::of(&record).unwrap();
        assert_eq!(
            (subject.study.as_str(), subject.site.as_str(), subject.number.as_str()),
            ("DERM 2/B", "7/a", "007/003")
        );
        assert_eq!(subject.key(&ConnectionId("c".to_owned())), record.key);
        let other = Patient { key: PatientKey("c:id:1".to_owned()), ..record };
        assert_eq!(TrialSubject::of(&other), None);
    }

    #[test]
    fn an_act_comes_back_from_the_store_as_it_was_and_prints_the_number_alone() {
        let subject = TrialSubject { study: "HF-301".to_owned(), site: "007".to_owned(), number: "007-009".to_owned() };
        let details = SubjectDetails { last_name: "Okafor".to_owned(), ..SubjectDetails::default() };
        let act = Act::TrialSubject(Box::new(SubjectAct::Enrol { subject, details: details.clone() }));
        let text = serde_json::to_string(&act).unwrap();
        assert_eq!(serde_json::from_str::<Act>(&text).unwrap(), act);
        let printed = format!("{act:?} {details:?}");
        assert!(printed.contains("007-009") && !printed.contains("Okafor"), "{printed}");
        assert_eq!(act.kind(), ActKind::EnrolSubject);
    }

    #[test]
    fn only_what_differs_is_changed() {
        let before = SubjectDetails { email: "a@example.org".to_owned(), ..SubjectDetails::default() };
        let after = SubjectDetails { email: "b@example.org".to_owned(), status: " ".to_owned(), ..before.clone() };
        assert_eq!(before.changed(&after.tidied()), ["email"]);
    }
}
