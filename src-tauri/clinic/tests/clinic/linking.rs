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

#[tokio::test(flavor = "multi_thread")]
async fn records_that_look_alike_are_proposed_and_never_linked_by_themselves() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let member = desktop.session.member();
    until("they are found behind the screens", || async {
        let found = member.possible_links().await.unwrap();
        let pair = |one: &PatientKey, two: &PatientKey| {
            found.list.iter().any(|pair| {
                let keys = [pair.one.person.key.as_ref(), pair.other.person.key.as_ref()];
                keys.contains(&Some(one)) && keys.contains(&Some(two))
            })
        };
        (pair(&solo(&person), &other) && pair(&other, &key(CLINONE, "9")) && !found.comparing).then_some(())
    })
    .await;
    let links = member.patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty(), "nobody has confirmed anything");
    assert_eq!(links.possible.len(), 2);
    assert_eq!(links.possible[0].one.person.key, Some(solo(&person)), "the record itself stands first");
    assert!(links.possible[0].agrees.contains(&IdentityFact::BirthDate));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_link_needs_two_identifiers_that_agree_and_were_ticked() {
    let (desktop, person, other) = two_accounts(|record| record.phones = vec!["+1 212 555 0000".to_owned()]).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let review = review(&desktop, &solo(&person), &other).await;
    assert_eq!(review.refusal, None);
    let with = |confirmed: &[IdentityFact]| LinkInput { confirmed: confirmed.to_vec(), ..input(&review) };
    let twice = [IdentityFact::Name, IdentityFact::Name];
    assert_eq!(refused(scheduling.link_records(with(&twice)).await), "twoIdentifiers");
    assert_eq!(
        refused(scheduling.link_records(with(&[IdentityFact::Name, IdentityFact::Gender])).await),
        "doesNotAgree"
    );
    assert_eq!(
        refused(scheduling.link_records(with(&[IdentityFact::Name, IdentityFact::Phone])).await),
        "doesNotAgree"
    );
    assert!(linked(&desktop, &other).await.is_empty());
    scheduling.link_records(input(&review)).await.unwrap();
    assert_eq!(linked(&desktop, &other).await, [solo(&person)]);
    assert_eq!(linked(&desktop, &solo(&person)).await, [other]);
    assert_eq!(refused(scheduling.link_records(input(&review)).await), "alreadyLinked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_refused_when_a_record_has_changed_since_it_was_looked_at() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let before = review(&desktop, &solo(&person), &other).await;
    let mut changed = at_account(&person, CARIUM, "77");
    changed.phones.push("+1 212 555 0000".to_owned());
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[changed]).await.unwrap();
        store
    })
    .await;
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(refused(scheduling.link_records(input(&before)).await), "recordsChanged");
    scheduling.link_records(input(&review(&desktop, &solo(&person), &other).await)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_birth_date_is_not_proposed_and_a_link_by_hand_needs_a_reason_that_the_audit_keeps() {
    let born = |record: &mut Patient| record.birth_date = BirthDate::parse("1901-01-01");
    let (mut desktop, person, other) = two_accounts(born).await;
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(!links.possible.iter().any(|pair| pair.other.person.key.as_ref() == Some(&other)));
    let review = review(&desktop, &solo(&person), &other).await;
    let line = review.facts.iter().find(|line| line.fact == IdentityFact::BirthDate).unwrap();
    assert!(line.verdict == Verdict::Contradicts && !line.confirmable);
    let scheduling = desktop.session.scheduling().unwrap();
    let ticked = LinkInput { confirmed: vec![IdentityFact::Name, IdentityFact::Phone], ..input(&review) };
    assert_eq!(refused(scheduling.link_records(ticked.clone()).await), "required");
    let despite = Some(" A digit was mistyped at Carium ".to_owned());
    scheduling.link_records(LinkInput { despite, ..ticked }).await.unwrap();
    let shown = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert_eq!(shown.linked[0].despite.as_deref(), Some("A digit was mistyped at Carium"));
    drop(scheduling);
    let audit = desktop.close_and_audit().await;
    let entry = audit.iter().find(|entry| entry.action == "link-records").unwrap();
    assert_eq!(entry.detail["despite"], "A digit was mistyped at Carium");
    assert_eq!(entry.detail["contradicts"], serde_json::json!(["birthDate"]));
    assert!(!entry.detail.to_string().contains("1901"), "no fact of the person is in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_holds_a_set_and_joining_two_needs_a_look_at_every_record() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let third = key(CLINONE, "9");
    link(&desktop, &solo(&person), &other).await;
    let review = review(&desktop, &third, &other).await;
    assert_eq!((review.one.len(), review.other.len()), (1, 2), "what is linked already is looked at too");
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(refused(scheduling.link_records(input(&review)).await), "required");
    scheduling.link_records(LinkInput { all_seen: true, ..input(&review) }).await.unwrap();
    assert_eq!(linked(&desktop, &third).await, [solo(&person), other.clone()]);
    assert_eq!(linked(&desktop, &solo(&person)).await, [other, third]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sets_become_one_and_a_record_keeps_how_it_was_confirmed() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let (third, fourth) = (key(CLINONE, "9"), key("d4d4d4d4", "4"));
    let more = at_account(&person, "d4d4d4d4", "4");
    with_store(&mut desktop, |store| async move {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_connection(&account("d4d4d4d4", Vendor::Mia, "Harbour Mia")).await.unwrap();
        tx.commit().await.unwrap();
        store.mirror().put_patients(&[more]).await.unwrap();
        store
    })
    .await;
    link(&desktop, &solo(&person), &other).await;
    link(&desktop, &third, &fourth).await;
    link(&desktop, &other, &fourth).await;
    let mut all = linked(&desktop, &solo(&person)).await;
    all.sort();
    let mut expected = vec![other.clone(), third.clone(), fourth.clone()];
    expected.sort();
    assert_eq!(all, expected);
    let past = desktop.session.member().patient_links(&third).await.unwrap().past;
    assert_eq!(past.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(), ["joinedAnother"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_of_one_account_never_stand_in_one_link() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let twin = at_account(&person, CARIUM, "78");
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[twin]).await.unwrap();
        store
    })
    .await;
    let (second, scheduling) = (key(CARIUM, "78"), desktop.session.scheduling().unwrap());
    assert_eq!(review(&desktop, &other, &second).await.refusal.as_deref(), Some("sameAccount"));
    link(&desktop, &solo(&person), &other).await;
    let around = review(&desktop, &solo(&person), &second).await;
    assert_eq!(around.refusal.as_deref(), Some("sameAccount"), "nor by way of a third");
    let input = LinkInput { all_seen: true, ..input(&around) };
    assert_eq!(refused(scheduling.link_records(input).await), "sameAccount");
}

#[tokio::test(flavor = "multi_thread")]
async fn unlinking_needs_a_reason_keeps_who_and_why_and_proposes_the_pair_no_more() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    link(&desktop, &solo(&person), &other).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let unlink = |why: &str| UnlinkInput { patient: other.clone(), why: why.to_owned() };
    assert_eq!(refused(scheduling.unlink_record(unlink("  ")).await), "required");
    scheduling.unlink_record(unlink("Cousins of one name")).await.unwrap();
    assert_eq!(refused(scheduling.unlink_record(unlink("again")).await), "notLinked");
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty(), "a link of one record is none");
    assert_eq!((links.past[0].why.as_str(), links.past[0].left_by.as_str()), ("Cousins of one name", "MOREAU, Jeanne"));
    assert!(!links.possible.iter().any(|pair| pair.other.person.key.as_ref() == Some(&other)));
    let review = review(&desktop, &solo(&person), &other).await;
    assert_eq!(review.declined.as_ref().map(|said| said.why.as_str()), Some("Cousins of one name"));
    scheduling.link_records(input(&review)).await.unwrap();
    assert_eq!(linked(&desktop, &other).await, [solo(&person)], "a person may change their mind");
    drop(scheduling);
    let actions: Vec<_> = desktop.close_and_audit().await.into_iter().map(|entry| entry.action).collect();
    let of_links: Vec<_> = actions.iter().filter(|action| action.contains("link")).rev().cloned().collect();
    assert_eq!(of_links, ["link-records", "unlink-records", "link-records"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_one_of_three_records_out_leaves_the_others_linked() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let third = key(CLINONE, "9");
    link(&desktop, &solo(&person), &other).await;
    link(&desktop, &third, &other).await;
    let input = UnlinkInput { patient: third.clone(), why: "Her sister".to_owned() };
    desktop.session.scheduling().unwrap().unlink_record(input).await.unwrap();
    assert_eq!(linked(&desktop, &solo(&person)).await, [other]);
    assert!(linked(&desktop, &third).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_declined_stays_declined_when_the_records_are_compared_again() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let said = NotOnePerson { one: solo(&person), other: other.clone(), why: String::new() };
    desktop.session.scheduling().unwrap().decline_link(said).await.unwrap();
    let mut changed = at_account(&person, CARIUM, "77");
    changed.address = Some("2 Quay, Hoboken".to_owned());
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[changed]).await.unwrap();
        store
    })
    .await;
    let member = desktop.session.member();
    let found = until("the rest is found", || async {
        let found = member.possible_links().await.unwrap();
        (!found.comparing && !found.list.is_empty()).then_some(found)
    })
    .await;
    let is_pair =
        |keys: [Option<PatientKey>; 2]| keys.contains(&Some(solo(&person))) && keys.contains(&Some(other.clone()));
    assert!(!found.list.into_iter().any(|pair| is_pair([pair.one.person.key, pair.other.person.key])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_linked_person_is_found_once_with_their_records_beneath_and_their_visits_together() {
    let (mut desktop, person, other) = two_accounts(|record| record.name = HumanName::from_parts("Zyx", "Quill")).await;
    let (visit, start) = (VisitId("v-carium".to_owned()), Utc::now() + TimeDelta::days(2));
    with_visit(&mut desktop, &visit, &other, start, &[]).await;
    let review = review(&desktop, &solo(&person), &other).await;
    let ticked = LinkInput { confirmed: vec![IdentityFact::BirthDate, IdentityFact::Phone], ..input(&review) };
    desktop.session.scheduling().unwrap().link_records(ticked).await.unwrap();
    let member = desktop.session.member();
    let hits = member.search_patients("zyx quill").await.unwrap().hits;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].records.len(), 1);
    assert_eq!(hits[0].records[0].person.key, Some(solo(&person)), "found by a name that only one record has");
    let born = person.person.birth_date.clone().unwrap();
    let both = member.search_patients(&born).await.unwrap().hits;
    let of = |key: &PatientKey| both.iter().filter(|hit| hit.person.key.as_ref() == Some(key)).count();
    assert_eq!(of(&solo(&person)) + of(&other), 1, "both match and one stands");
    let visits = member.patient(&solo(&person)).await.unwrap().visits;
    let found = visits.iter().find(|row| row.visit == visit).expect("the visit of the other record");
    assert_eq!(found.vendor, Vendor::Carium);
    assert!(visits.iter().any(|row| row.vendor == Vendor::Solo));
}

#[tokio::test(flavor = "multi_thread")]
async fn pal_0540_a_linked_person_is_not_their_own_namesake_on_the_board() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let visit = VisitId("v-carium".to_owned());
    with_visit(&mut desktop, &visit, &other, Utc::now() + TimeDelta::hours(1), &[]).await;
    let marked = || async {
        let row = desktop.rows().await.into_iter().find(|row| row.visit == visit).expect("it is on the board");
        (row.same_name, desktop.visit(&visit).await.namesake.and_then(|row| row.person.key))
    };
    assert_eq!(marked().await, (Some(Differs::Number), Some(solo(&person))));
    link(&desktop, &solo(&person), &other).await;
    let (same_name, namesake) = marked().await;
    assert!(same_name != Some(Differs::Number) && namesake != Some(solo(&person)));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_change_people_gets_no_way_to_link_them() {
    let (desktop, ..) = two_accounts(|_| {}).await;
    let clinic = desktop.session.clinic().clone();
    assert!(Session::with_roles(clinic, &[Role::Administrator]).scheduling().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn removing_a_connection_ends_the_links_of_its_records() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    link(&desktop, &solo(&person), &other).await;
    let administrator = desktop.session.administrator().unwrap();
    administrator.remove_connection(&ConnectionId(CARIUM.to_owned()), 0).await.unwrap();
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty());
    assert_eq!(links.past[0].why, "connectionRemoved");
    drop(administrator);
    let audit = desktop.close_and_audit().await;
    assert!(audit.iter().any(|entry| entry.action == "unlink-records"));
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
