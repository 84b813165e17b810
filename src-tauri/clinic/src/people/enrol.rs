//! Enrolling a subject in a study (C1-05), under a number that the study gave. The number is refused while somebody known
//! here has it in that study; whether the vendor knows more is looked at just before anything is sent.

use chrono::Utc;
use domain::act::{SubjectAct, SubjectDetails, TrialSubject};
use domain::search_terms::{fold, parse};
use domain::{Act, ConnectionId, Demographics, IdentifierKind, Subject, Vendor};
use store::{Choice, ChoiceList, ConnectionRow, IntentFilter};

use super::duplicates::duplicates;
use super::subject_rules;
use crate::access::Scheduling;
use crate::account::{Account, At};
use crate::adapters::clinone_subjects;
use crate::outbox::{Intended, keep};
use crate::views::{ChoiceView, Duplicate, EnrolInput, Kept, StudyView, TrialForm, TrialLacks};
use crate::{Clinic, ClinicError, Result, settings, text};

const LONGEST: usize = 100;
const MOST: usize = 50;
/// Visits that are looked through for the names of a study's plan.
const MOST_VISITS: usize = 5_000;

impl Scheduling {
    /// The studies and sites of an account as last listed (C1-02, C1-03), with the names of their visits, and what the
    /// account's token does not open. It asks no vendor.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the connection is off or not ClinOne's.
    pub async fn trial_form(&self, connection: &ConnectionId) -> Result<TrialForm> {
        let clinic = &*self.clinic;
        let connection = self::connection(clinic, connection).await?;
        let choices = clinic.store.mirror().choices(&connection.id).await?;
        let known = clinic.store.ledger().known_at_vendor(&connection.id).await?;
        let visits: Vec<_> = known.iter().rev().take(MOST_VISITS).map(|known| known.visit.clone()).collect();
        let read = clinic.store.mirror().appointments(&visits).await?;
        let names = |study: &str| {
            let prefix = format!("{study}/");
            let own =
                read.values().filter(|row| row.vendor_id.as_ref().is_some_and(|id| id.as_str().starts_with(&prefix)));
            let mut names: Vec<String> = own.flat_map(|row| row.reasons.iter().cloned()).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let view = |one: &Choice| ChoiceView { id: one.id.clone(), name: one.name.clone() };
        let studies = choices.iter().filter(|one| one.list == ChoiceList::Study);
        let studies = studies.map(|study| StudyView {
            id: study.id.clone(),
            name: study.name.clone(),
            sites: choices
                .iter()
                .filter(|one| one.list == ChoiceList::Site && one.parent == study.id)
                .map(view)
                .collect(),
            visit_names: names(&study.id),
        });
        let lacks = match clinic.account(&connection.id).map(Account::at) {
            Some(At::ClinOne(account)) => clinone_subjects::lacks(&account),
            _ => TrialLacks::default(),
        };
        Ok(TrialForm { studies: studies.collect(), lacks })
    }

    /// Who in this account may be the same person, once what was typed can be sent. One person must not be in a study
    /// twice.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the number is taken, or the connection is off
    /// or not ClinOne's.
    pub async fn review_enrolment(&self, input: EnrolInput) -> Result<Vec<Duplicate>> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        let (subject, details) = enrolment(clinic, &connection, &input).await?;
        who_may_be_the_same(clinic, &connection.id, &subject, &details).await
    }

    /// Keeps an enrolment. It leaves after the undo window, once, after a look whether the study has the number.
    ///
    /// # Errors
    /// As [`Scheduling::review_enrolment`]; [`ClinicError::Conflict`] too when somebody known here may be the same person
    /// and was not looked at, or the same number is being enrolled.
    pub async fn enrol_subject(&self, input: EnrolInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        if !input.read_back {
            return Err(ClinicError::invalid("readBack", "required"));
        }
        let (subject, details) = enrolment(clinic, &connection, &input).await?;
        for duplicate in who_may_be_the_same(clinic, &connection.id, &subject, &details).await? {
            if !duplicate.person.key.is_some_and(|key| input.not_the_same.contains(&key)) {
                return Err(ClinicError::Conflict("mayBeKnown"));
            }
        }
        let open = IntentFilter { open_only: true, settled_since: None };
        let under_way = clinic.store.ledger().intents(open).await?.into_iter().any(|intent| {
            let Act::TrialSubject(act) = &intent.act else { return false };
            let SubjectAct::Enrol { subject: other, .. } = &**act else { return false };
            intent.connection == connection.id && other.study == subject.study && other.number == subject.number
        });
        if under_way {
            return Err(ClinicError::Conflict("enrolmentUnderWay"));
        }
        let key = subject.key(&connection.id);
        let intended = Intended {
            connection: connection.id,
            subject: Subject::patient(&key),
            visit: None,
            patient: Some(key),
            act: Act::TrialSubject(Box::new(SubjectAct::Enrol { subject, details })),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// The connection, where it is ClinOne's and on.
pub(super) async fn connection(clinic: &Clinic, id: &ConnectionId) -> Result<ConnectionRow> {
    let row = clinic.store.ledger().connection(id).await?.filter(|row| row.enabled);
    let row = row.ok_or(ClinicError::Conflict("connectionOff"))?;
    if row.vendor() == Vendor::ClinOne { Ok(row) } else { Err(ClinicError::Conflict("vendorLacks")) }
}

async fn enrolment(
    clinic: &Clinic,
    connection: &ConnectionRow,
    input: &EnrolInput,
) -> Result<(TrialSubject, SubjectDetails)> {
    let choices = clinic.store.mirror().choices(&connection.id).await?;
    let study = text::required("study", &input.subject.study, LONGEST)?;
    let site = text::required("site", &input.subject.site, LONGEST)?;
    refuse_unlisted(&choices, &study, &site)?;
    let number = text::required("number", &input.subject.number, LONGEST)?;
    if number.chars().any(char::is_control) {
        return Err(ClinicError::invalid("number", "unreadable"));
    }
    let details = input.details.tidied();
    let today = Utc::now().with_timezone(&settings::zone_of(&connection.zone)).date_naive();
    subject_rules::judge(&SubjectDetails::default(), &details, today)?;
    let subject = TrialSubject { study, site, number };
    if is_known(clinic, &connection.id, &subject).await? {
        return Err(ClinicError::Conflict("subjectNumberTaken"));
    }
    Ok((subject, details))
}

/// Where sites may not be listed, they are typed and the vendor judges.
fn refuse_unlisted(choices: &[Choice], study: &str, site: &str) -> Result<()> {
    if !choices.iter().any(|one| one.list == ChoiceList::Study && one.id == study) {
        return Err(ClinicError::invalid("study", "notListed"));
    }
    let of_study: Vec<&Choice> =
        choices.iter().filter(|one| one.list == ChoiceList::Site && one.parent == study).collect();
    if !of_study.is_empty() && !of_study.iter().any(|one| one.id == site) {
        return Err(ClinicError::invalid("site", "notListed"));
    }
    Ok(())
}

/// Whether somebody who is in the study has the number, at whichever site.
async fn is_known(clinic: &Clinic, connection: &ConnectionId, subject: &TrialSubject) -> Result<bool> {
    let found = clinic.store.mirror().search_patients(&parse(&subject.number), MOST).await?;
    Ok(found.iter().any(|patient| {
        let number = patient.identifiers.iter().find(|one| one.kind == IdentifierKind::SubjectNumber);
        let same = number.is_some_and(|one| one.issuer == subject.study && one.value == subject.number);
        same && patient.active && patient.key.connection() == *connection
    }))
}

/// Those of the account who have the name and birth date that were typed; nobody where one of them was not.
async fn who_may_be_the_same(
    clinic: &Clinic,
    connection: &ConnectionId,
    subject: &TrialSubject,
    details: &SubjectDetails,
) -> Result<Vec<Duplicate>> {
    if [&details.last_name, &details.first_name, &details.birth_date].iter().any(|part| fold(part).is_empty()) {
        return Ok(Vec::new());
    }
    let mut record = Demographics::blank();
    record.last_name.clone_from(&details.last_name);
    record.first_name.clone_from(&details.first_name);
    record.birth_date.clone_from(&details.birth_date);
    let mut found = duplicates(clinic, connection, None, &record).await?;
    let own = subject.key(connection);
    found.retain(|one| one.person.key.as_ref().is_some_and(|key| key.connection() == *connection && *key != own));
    Ok(found)
}
