//! Subjects at ClinOne: C1-05, C1-07, C1-08, with C1-04 and C1-06 as what is looked at. A number is looked for in the list
//! of its study at all its sites, since it is the study that gives each number once (A-C1-11). A list that lacks something
//! proves nothing, and what cannot be looked at is not sent.

use chrono::{NaiveDate, Utc};
use clinone::{Action, May, NewPatient, Patient, PatientStatus, SiteIdentifier, StudyIdentifier, SubjectNumber};
use domain::act::{SubjectAct, SubjectDetails, TrialSubject};
use vendor_http::{CallError, CallErrorKind};

use super::calls::{Answer, Before, Found, unaddressed};
use super::clinone as meaning;
use super::clinone_calls::{told, unsent};
use crate::account::ClinOneAccount;
use crate::problem::{FailureKind, VendorFailure};
use crate::views::TrialLacks;

/// The operation that carries it.
pub(super) fn operation(act: &SubjectAct) -> &'static str {
    match act {
        SubjectAct::Enrol { .. } => "C1-05",
        SubjectAct::Edit { .. } => "C1-07",
        SubjectAct::Remove { .. } => "C1-08",
    }
}

/// Whether the number is taken, the record is as it was on screen, the subject is still there.
pub(super) async fn before_sending(account: &ClinOneAccount, act: &SubjectAct) -> Answer<Before> {
    let blocked = |why, operation| Before::Blocked { why, operation };
    let subject = act.subject();
    let stands =
        |ours, why, operation| Before::StandsThere { ours, why, operation, vendor_id: Some(subject.number.clone()) };
    Ok(match act {
        SubjectAct::Enrol { details, .. } => match listed(account, subject).await? {
            None => Before::Clear,
            Some(one) if is_enrolled_as(&one, subject, details) => stands(false, "subjectNumberTaken", "C1-04"),
            Some(_) => blocked("subjectNumberTaken", "C1-04"),
        },
        SubjectAct::Edit { before, after, .. } => match read(account, subject).await? {
            None => blocked("subjectGone", "C1-06"),
            Some(one) => {
                let now = details(&one);
                let changed = before.changed(after);
                let differs = |from: &SubjectDetails| now.changed(from).iter().any(|field| changed.contains(field));
                if one.site_identifier.as_str() != subject.site {
                    blocked("subjectMoved", "C1-06")
                } else if !differs(after) {
                    stands(true, "recordChanged", "C1-06")
                } else if differs(before) {
                    blocked("recordChanged", "C1-06")
                } else {
                    Before::Clear
                }
            }
        },
        SubjectAct::Remove { .. } => match listed(account, subject).await? {
            None => stands(true, "subjectGone", "C1-04"),
            Some(one) if one.site_identifier.as_str() != subject.site => blocked("subjectMoved", "C1-04"),
            Some(_) => Before::Clear,
        },
    })
}

/// Sends it, once. A change is made of the record as it stands at that moment: what nobody changed, unknown fields
/// included, goes back as it was (A-C1-13).
pub(super) async fn send(account: &ClinOneAccount, act: &SubjectAct) -> Result<Option<String>, CallError> {
    let patients = account.client.patients();
    let subject = act.subject();
    let (study, number) = addressed(subject);
    match act {
        SubjectAct::Enrol { details, .. } => patients.enrol(&new(subject, details)?).await?,
        SubjectAct::Edit { before, after, .. } => {
            let standing = patients.get(&study, &number).await.map_err(|error| unsent("C1-07", error))?;
            let changed = with(standing.clone(), after, &before.changed(after));
            patients.update(&standing, &changed).await?;
        }
        SubjectAct::Remove { .. } => patients.remove(&study, &number).await?,
    }
    Ok(Some(subject.number.clone()))
}

/// Whether the vendor shows the effect (A-C1-23). Each was looked for before it was sent, so what is found is ours.
pub(super) async fn find(account: &ClinOneAccount, act: &SubjectAct) -> Answer<Found> {
    let subject = act.subject();
    let shows = match act {
        SubjectAct::Enrol { details, .. } => {
            listed(account, subject).await?.is_some_and(|one| is_enrolled_as(&one, subject, details))
        }
        SubjectAct::Edit { before, after, .. } => {
            let changed = before.changed(after);
            let holds = |one: &Patient| !details(one).changed(after).iter().any(|field| changed.contains(field));
            read(account, subject).await?.is_some_and(|one| holds(&one))
        }
        SubjectAct::Remove { .. } => listed(account, subject).await?.is_none(),
    };
    Ok(if shows { Found::WithId(subject.number.clone()) } else { Found::Nothing })
}

/// A subject's record as it stands (C1-06): as the mirror keeps it, and all that it says of the person. None when the study
/// has no such subject.
pub(crate) async fn record(
    account: &ClinOneAccount,
    subject: &TrialSubject,
) -> Answer<Option<(domain::Patient, SubjectDetails, Vec<String>)>> {
    let read = read(account, subject).await?;
    Ok(read.map(|one| (meaning::subject(account, &one, Utc::now()), details(&one), one.drift())))
}

/// What the last token does not open, as far as it tells: the scope that each act would need.
pub(crate) fn lacks(account: &ClinOneAccount) -> TrialLacks {
    let lacks = |action| match account.client.may(action) {
        May::Lacks(scope) => Some(scope),
        May::Yes | May::NotKnown => None,
    };
    TrialLacks {
        enrol: lacks(Action::EnrolPatient),
        edit: lacks(Action::UpdatePatient),
        remove: lacks(Action::RemovePatient),
        schedule: lacks(Action::ScheduleVisit),
    }
}

/// The subject out of the list of its study (C1-04); none when the whole list does not name it.
async fn listed(account: &ClinOneAccount, subject: &TrialSubject) -> Answer<Option<Patient>> {
    let (study, number) = addressed(subject);
    let list = told(account, account.client.patients().list(&study, None).await)?;
    let lacking = list.lacking;
    match list.records.into_iter().find(|one| one.is(&study, &number)) {
        None if lacking => Err(VendorFailure { kind: FailureKind::NoAnswer, ..unaddressed("C1-04") }),
        found => Ok(found),
    }
}

/// The subject's record (C1-06); none when the study has no such subject.
async fn read(account: &ClinOneAccount, subject: &TrialSubject) -> Answer<Option<Patient>> {
    let (study, number) = addressed(subject);
    match account.client.patients().get(&study, &number).await {
        Err(error) if error.kind() == CallErrorKind::NotFound => {
            let _answered = account.note(Ok(()));
            Ok(None)
        }
        answer => told(account, answer.map(Some)),
    }
}

fn addressed(subject: &TrialSubject) -> (StudyIdentifier, SubjectNumber) {
    (StudyIdentifier::new(&subject.study), SubjectNumber::new(&subject.number))
}

/// Whether a record is what an enrolment would have made: at that site, and of all that was told nothing else.
fn is_enrolled_as(one: &Patient, subject: &TrialSubject, told: &SubjectDetails) -> bool {
    let stands = details(one);
    let same = |((_, told), (_, stands)): ((&str, &str), (&str, &str))| told.is_empty() || told == stands;
    one.site_identifier.as_str() == subject.site && told.fields().into_iter().zip(stands.fields()).all(same)
}

fn details(one: &Patient) -> SubjectDetails {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    SubjectDetails {
        first_name: text(&one.first_name),
        last_name: text(&one.last_name),
        birth_date: text(&one.date_of_birth),
        email: text(&one.email),
        mobile_phone: text(&one.mobile_phone),
        preferred_language: text(&one.preferred_language),
        time_zone: text(&one.time_zone),
        status: one.status.as_ref().map(status_word).unwrap_or_default(),
    }
}

fn status_word(status: &PatientStatus) -> String {
    match status {
        PatientStatus::Screening => "screening",
        PatientStatus::Enrolled => "enrolled",
        PatientStatus::Completed => "completed",
        PatientStatus::Withdrawn => "withdrawn",
        PatientStatus::ScreenFailed => "screenFailed",
        PatientStatus::Unknown(word) => word,
    }
    .to_owned()
}

fn status(word: &str) -> Option<PatientStatus> {
    Some(match word {
        "" => return None,
        "screening" => PatientStatus::Screening,
        "enrolled" => PatientStatus::Enrolled,
        "completed" => PatientStatus::Completed,
        "withdrawn" => PatientStatus::Withdrawn,
        "screenFailed" => PatientStatus::ScreenFailed,
        other => PatientStatus::Unknown(other.to_owned()),
    })
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn new(subject: &TrialSubject, told: &SubjectDetails) -> Result<NewPatient, CallError> {
    let (study, number) = addressed(subject);
    let not_a_day = |_| CallError::invalid("C1-05", "dateOfBirth", "must be a day, YYYY-MM-DD");
    let birth: Option<NaiveDate> = filled(&told.birth_date).map(|day| day.parse().map_err(not_a_day)).transpose()?;
    Ok(NewPatient {
        first_name: filled(&told.first_name),
        last_name: filled(&told.last_name),
        email: filled(&told.email),
        mobile_phone: filled(&told.mobile_phone),
        date_of_birth: birth,
        preferred_language: filled(&told.preferred_language),
        time_zone: filled(&told.time_zone),
        status: status(&told.status),
        ..NewPatient::new(study, SiteIdentifier::new(&subject.site), number)
    })
}

/// The record with these fields as they are to be.
fn with(mut record: Patient, after: &SubjectDetails, fields: &[&str]) -> Patient {
    for field in fields {
        match *field {
            "firstName" => record.first_name = filled(&after.first_name),
            "lastName" => record.last_name = filled(&after.last_name),
            "birthDate" => record.date_of_birth = filled(&after.birth_date),
            "email" => record.email = filled(&after.email),
            "mobilePhone" => record.mobile_phone = filled(&after.mobile_phone),
            "preferredLanguage" => record.preferred_language = filled(&after.preferred_language),
            "timeZone" => record.time_zone = filled(&after.time_zone),
            _ => record.status = status(&after.status),
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_can_be_changed_reaches_the_record() {
        let subject = TrialSubject { study: "S".to_owned(), site: "1".to_owned(), number: "1-1".to_owned() };
        let after = SubjectDetails {
            first_name: "a".to_owned(),
            last_name: "b".to_owned(),
            birth_date: "2000-01-02".to_owned(),
            email: "c@d".to_owned(),
            mobile_phone: "+12".to_owned(),
            preferred_language: "es".to_owned(),
            time_zone: "UTC".to_owned(),
            status: "screenFailed".to_owned(),
        };
        let blank = Patient {
            study_identifier: StudyIdentifier::new("S"),
            site_identifier: SiteIdentifier::new("1"),
            patient_identifier: SubjectNumber::new("1-1"),
            first_name: None,
            last_name: None,
            email: None,
            mobile_phone: None,
            date_of_birth: None,
            preferred_language: None,
            time_zone: None,
            status: None,
            extra: serde_json::Map::new(),
        };
        let before = details(&blank);
        let changed = with(blank.clone(), &after, &before.changed(&after));
        assert_eq!(details(&changed), after);
        assert!(is_enrolled_as(&changed, &subject, &after) && !is_enrolled_as(&blank, &subject, &after));
        let back = with(changed, &before, &after.changed(&before));
        assert_eq!(back, blank, "what is emptied is told as nothing");
    }

    #[test]
    fn a_status_that_nobody_knows_goes_back_as_it_came() {
        for word in ["screening", "enrolled", "completed", "withdrawn", "screenFailed", "onHold"] {
            assert_eq!(status(word).as_ref().map(status_word).as_deref(), Some(word));
        }
        assert_eq!(status(""), None);
    }
}
