//! Links between records of two accounts: proposed, looked at side by side, confirmed by a person, taken apart again.
//! The second account is Carium's, whose records are put into the mirror as its client would.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::views::{Differs, LinkInput, LinkReview, NotOnePerson, PatientView, UnlinkInput};
use clinic::{ClinicError, Session};
use domain::likeness::{IdentityFact, Verdict};
use domain::{
    AccountSettings, BirthDate, CareMonitorWay, ConfirmedHow, ConnectionId, HumanName, Patient, PatientKey, Role,
    Vendor, VisitId, VisitState,
};
use store::{AppointmentRow, ConnectionRow, KnownAppointment, Practitioner, Store};

mod confirming;
mod sets;
mod shown;

use super::support::{Desktop, noon, until};

const CARIUM: &str = "ca01ca01";
const CLINONE: &str = "c1c1c1c1";

pub(crate) fn key(connection: &str, number: &str) -> PatientKey {
    PatientKey::external(&ConnectionId(connection.to_owned()), number)
}

fn account(id: &str, vendor: Vendor, name: &str) -> ConnectionRow {
    ConnectionRow {
        id: ConnectionId(id.to_owned()),
        settings: settings(vendor),
        secrets: Vec::new(),
        name: name.to_owned(),
        issuer: name.to_owned(),
        base_url: "http://127.0.0.1:9".to_owned(),
        zone: noon().to_string(),
        // Its client is not part of this: it is only what was read before.
        enabled: false,
        demo: false,
        created_at: Utc::now(),
    }
}

fn settings(vendor: Vendor) -> AccountSettings {
    let text = String::new;
    match vendor {
        Vendor::Solo => AccountSettings::Solo,
        Vendor::Carium => AccountSettings::Carium { organization_id: text(), username: text() },
        Vendor::CareMonitor => AccountSettings::CareMonitor {
            org_id: text(),
            way: CareMonitorWay::Key,
            user_id: text(),
            client_id: text(),
            portal_url: text(),
        },
        Vendor::ClinOne => AccountSettings::ClinOne { token_url: text(), scope: text(), client_id: text() },
        Vendor::Mia => AccountSettings::Mia { username: text(), device_provider: text() },
    }
}

/// The same person as another account has them.
fn at_account(person: &PatientView, connection: &str, number: &str) -> Patient {
    Patient {
        key: key(connection, number),
        name: person.person.name.clone(),
        birth_date: person.person.birth_date.as_deref().and_then(BirthDate::parse),
        gender: person.person.gender,
        identifiers: Vec::new(),
        phones: person.phones.clone(),
        emails: person.emails.clone(),
        address: None,
        zone: None,
        active: true,
        deceased: false,
        died_on: None,
        read_at: Some(Utc::now()),
    }
}

/// Puts more into the store than the console itself could know by now, and opens it again.
pub(crate) async fn with_store<F>(desktop: &mut Desktop, put: impl FnOnce(Store) -> F)
where
    F: Future<Output = Store>,
{
    let store = desktop.close().await;
    put(store).await.close().await;
    desktop.open_again().await;
}

/// A console with a second account: the Solo record of somebody, and their record at Carium.
pub(crate) async fn two_accounts(change: impl FnOnce(&mut Patient)) -> (Desktop, PatientView, PatientKey) {
    let mut desktop = Desktop::connected().await;
    let person = desktop.someone().await;
    let mut other = at_account(&person, CARIUM, "77");
    change(&mut other);
    let third = at_account(&person, CLINONE, "9");
    with_store(&mut desktop, |store| async move {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_connection(&account(CARIUM, Vendor::Carium, "Harbour Carium")).await.unwrap();
        tx.put_connection(&account(CLINONE, Vendor::ClinOne, "Harbour ClinOne")).await.unwrap();
        tx.commit().await.unwrap();
        store.mirror().put_patients(&[other, third]).await.unwrap();
        store
    })
    .await;
    (desktop, person, key(CARIUM, "77"))
}

fn solo(person: &PatientView) -> PatientKey {
    person.person.key.clone().unwrap()
}

pub(crate) async fn review(desktop: &Desktop, one: &PatientKey, other: &PatientKey) -> LinkReview {
    desktop.session.member().compare_records(one, other).await.unwrap()
}

/// What a person sends who ticked name and birth date.
pub(crate) fn input(review: &LinkReview) -> LinkInput {
    LinkInput {
        one: review.one[0].person.key.clone().unwrap(),
        other: review.other[0].person.key.clone().unwrap(),
        confirmed: vec![IdentityFact::Name, IdentityFact::BirthDate],
        despite: None,
        all_seen: false,
        seal: review.seal.clone(),
    }
}

pub(crate) async fn link(desktop: &Desktop, one: &PatientKey, other: &PatientKey) {
    let review = review(desktop, one, other).await;
    let input = LinkInput { all_seen: true, ..input(&review) };
    desktop.session.scheduling().unwrap().link_records(input).await.unwrap();
}

async fn linked(desktop: &Desktop, key: &PatientKey) -> Vec<PatientKey> {
    let links = desktop.session.member().patient_links(key).await.unwrap();
    links.linked.into_iter().map(|one| one.record.person.key.unwrap()).collect()
}

fn refused<T: std::fmt::Debug>(result: clinic::Result<T>) -> &'static str {
    match result.unwrap_err() {
        ClinicError::Conflict(what) | ClinicError::Invalid { what, .. } => what,
        other => panic!("{other:?}"),
    }
}

/// A visit of a record at Carium, as its client would have read it.
pub(crate) async fn with_visit(
    desktop: &mut Desktop,
    visit: &VisitId,
    patient: &PatientKey,
    start: DateTime<Utc>,
    practitioners: &[Practitioner],
) {
    let connection = patient.connection();
    let known = KnownAppointment {
        visit: visit.clone(),
        vendor_id: Some(4_711.into()),
        patient: Some(patient.clone()),
        start: Some(start),
        duration_s: Some(1_800),
        ..KnownAppointment::new(connection.clone(), ConfirmedHow::Read, Utc::now())
    };
    let row = AppointmentRow {
        visit: visit.clone(),
        connection,
        vendor_id: Some(4_711.into()),
        patient: Some(patient.clone()),
        start: Some(start),
        duration_s: Some(1_800),
        state: VisitState::Scheduled,
        status_word: "scheduled".to_owned(),
        call_word: None,
        reasons: Vec::new(),
        practitioners: practitioners.to_vec(),
        external_id: None,
        read_at: Utc::now(),
        how: ConfirmedHow::Read,
        drift: Vec::new(),
    };
    with_store(desktop, |store| async move {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_known(&known).await.unwrap();
        tx.commit().await.unwrap();
        let batch = store::ReadBatch { patients: Vec::new(), appointments: vec![row] };
        store.mirror().apply(&batch).await.unwrap();
        store
    })
    .await;
}
