//! Registering someone: once, under an id that nobody has, and never twice here.

use clinic::views::{Decision, RecordReview, RegisterInput, Same};
use domain::demographics::ContactPoint;
use domain::{ConnectionId, Demographics, IntentId, IntentState, PatientKey};
use sandbox::Fault;
use solo::{NewPatient, PatientId, PatientWrite};

use super::records::{elsewhere, intent};
use super::support::{Desktop, until};

const REGISTER: [&str; 1] = ["SOLO-05"];

async fn account(desktop: &Desktop) -> ConnectionId {
    desktop.session.member().connections().await.unwrap()[0].id.clone()
}

fn record() -> Demographics {
    Demographics {
        first_name: "Ximena".to_owned(),
        last_name: "Quiroga".to_owned(),
        birth_date: "1988-07-19".to_owned(),
        gender: "female".to_owned(),
        telecom: vec![
            ContactPoint { system: "phone".to_owned(), usage: "home".to_owned(), value: "+1 212 555 0171".to_owned() },
            ContactPoint { system: "email".to_owned(), usage: "home".to_owned(), value: String::new() },
        ],
        ..Demographics::blank()
    }
}

async fn input(desktop: &Desktop, id: &str) -> RegisterInput {
    RegisterInput {
        connection: account(desktop).await,
        id: Some(id.to_owned()),
        record: record(),
        read_back: true,
        not_the_same: Vec::new(),
    }
}

async fn register(desktop: &Desktop, id: &str) -> IntentId {
    let input = input(desktop, id).await;
    desktop.session.scheduling().unwrap().register_patient(input).await.unwrap().intent
}

/// How many records of the vendor bear the name.
fn at_vendor(desktop: &Desktop) -> usize {
    let all = desktop.control.patients(usize::MAX);
    all.iter().filter(|one| one["demographics"]["name"][0]["lastName"] == "Quiroga").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_is_registered_once_and_can_be_found_and_opened_here() {
    let desktop = Desktop::connected().await;
    desktop.control.clear_requests();
    let kept = register(&desktop, "new/1").await;
    let done = intent(&desktop, &kept, IntentState::Confirmed).await;
    assert_eq!((done.operation.as_str(), done.external_id.as_deref()), ("SOLO-05", Some("new/1")));
    assert_eq!((desktop.control.requests_of(&REGISTER), at_vendor(&desktop)), (1, 1));
    let member = desktop.session.member();
    let hit = until("the search finds her", || async {
        member.search_patients("ximena quiroga").await.unwrap().hits.into_iter().next()
    })
    .await;
    let key = hit.person.key.unwrap();
    assert_eq!(key, PatientKey::external(&account(&desktop).await, "new/1"));
    let patient = member.patient(&key).await.unwrap();
    assert_eq!(patient.phones, ["+1 212 555 0171"]);
    assert!(patient.emails.is_empty(), "an empty line of the form is nothing");
    let sent = elsewhere(&desktop).patients().get(&PatientId("new/1".to_owned())).await.unwrap();
    assert_eq!(sent.name[0].family.as_deref(), Some("Ximena Quiroga"), "the whole name beside its parts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_of_unknown_outcome_ends_with_exactly_one_record() {
    for fault in [
        Fault::CutAfterCommit,
        Fault::TimeoutAfterCommit,
        Fault::CommitLate { millis: 2_200 },
        Fault::TruncatedJson,
        Fault::EmptyBody,
    ] {
        let desktop = Desktop::connected().await;
        desktop.control.meet_next(&REGISTER, &fault);
        desktop.control.clear_requests();
        let kept = register(&desktop, "new-2").await;
        intent(&desktop, &kept, IntentState::Confirmed).await;
        assert_eq!((desktop.control.requests_of(&REGISTER), at_vendor(&desktop)), (1, 1), "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_never_arrived_is_sent_again_only_by_a_person() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&REGISTER, &Fault::TimeoutBefore);
    desktop.control.clear_requests();
    let kept = register(&desktop, "new-3").await;
    intent(&desktop, &kept, IntentState::NeedsPerson).await;
    assert_eq!((desktop.control.requests_of(&REGISTER), at_vendor(&desktop)), (1, 0));
    desktop.session.member().decide(Decision::SendAgain { intent: kept.clone() }).await.unwrap();
    intent(&desktop, &kept, IntentState::Confirmed).await;
    assert_eq!((desktop.control.requests_of(&REGISTER), at_vendor(&desktop)), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_arrives_after_the_last_look_is_not_sent_a_second_time() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&REGISTER, &Fault::TimeoutBefore);
    let kept = register(&desktop, "new-4").await;
    intent(&desktop, &kept, IntentState::NeedsPerson).await;
    add_elsewhere(&desktop, "new-4", &["Ximena", "Quiroga"]).await;
    desktop.control.clear_requests();
    desktop.session.member().decide(Decision::SendAgain { intent: kept.clone() }).await.unwrap();
    assert_eq!(intent(&desktop, &kept, IntentState::Confirmed).await.why, "alreadyThere");
    assert_eq!(desktop.control.requests_of(&REGISTER), 0);
}

async fn add_elsewhere(desktop: &Desktop, id: &str, name: &[&str; 2]) {
    let patient = PatientWrite {
        name: Some(vec![solo::Name {
            first_name: Some(name[0].to_owned()),
            last_name: Some(name[1].to_owned()),
            family: Some(name.join(" ")),
            use_: Some("usual".to_owned()),
            middle_name: Some(String::new()),
            alias: Some(String::new()),
        }]),
        birth_date: "1988-07-19".parse().ok(),
        ..PatientWrite::default()
    };
    let new = NewPatient { id: PatientId(id.to_owned()), patient };
    elsewhere(desktop).patients().create(&new).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_somebody_else_has_at_the_vendor_is_refused_before_anything_is_sent() {
    for name in [["Olga", "Ferrer"], ["Ximena", "Quiroga"]] {
        let desktop = Desktop::connected().await;
        add_elsewhere(&desktop, "new-5", &name).await;
        desktop.control.clear_requests();
        let kept = register(&desktop, "new-5").await;
        assert_eq!(intent(&desktop, &kept, IntentState::Rejected).await.why, "idTaken");
        assert_eq!(desktop.control.requests_of(&REGISTER), 0);
        let typed = desktop.session.scheduling().unwrap().kept_record(&kept).await.unwrap();
        assert_eq!((typed.id.as_deref(), typed.after.last_name.as_str()), (Some("new-5"), "Quiroga"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_elses_record_that_took_the_id_meanwhile_is_never_taken_for_ours() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&REGISTER, &Fault::TimeoutBefore);
    let kept = register(&desktop, "new-6").await;
    intent(&desktop, &kept, IntentState::Unknown).await;
    add_elsewhere(&desktop, "new-6", &["Olga", "Ferrer"]).await;
    intent(&desktop, &kept, IntentState::NeedsPerson).await;
    desktop.session.member().decide(Decision::SendAgain { intent: kept.clone() }).await.unwrap();
    assert_eq!(intent(&desktop, &kept, IntentState::Rejected).await.why, "idTaken");
    assert_eq!(at_vendor(&desktop), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_vendors_refusal_keeps_what_was_typed() {
    for code in [409, 422] {
        let desktop = Desktop::connected().await;
        let fault = Fault::Status {
            code,
            body: r#"{"error":{"message":"No"}}"#.to_owned(),
            content_type: "application/json".to_owned(),
            retry_after: None,
        };
        desktop.control.meet_next(&REGISTER, &fault);
        let kept = register(&desktop, "new-7").await;
        intent(&desktop, &kept, IntentState::Rejected).await;
        let typed = desktop.session.scheduling().unwrap().kept_record(&kept).await.unwrap();
        assert_eq!((typed.vendor_message.as_deref(), typed.after.first_name.as_str()), (Some("No"), "Ximena"));
        assert_eq!(at_vendor(&desktop), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_known_here_who_may_be_the_same_are_told_before_and_must_be_looked_at() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let known = desktop.someone().await.person;
    let mut twin = input(&desktop, "new-8").await;
    twin.record.last_name = known.name.family.clone().unwrap().to_uppercase();
    twin.record.first_name = known.name.given.clone().unwrap_or_default();
    twin.record.birth_date = known.birth_date.clone().unwrap();
    let same = |review: RecordReview| {
        review.duplicates.into_iter().map(|one| (one.person.key.unwrap(), one.same, one.taken)).collect::<Vec<_>>()
    };
    let key = known.key.clone().unwrap();
    let found = same(scheduling.review_registration(twin.clone()).await.unwrap());
    assert_eq!(found, [(key.clone(), Same::NameAndBirthDate, false)]);
    assert!(scheduling.register_patient(twin.clone()).await.is_err(), "not looked at");

    let mut namesake = twin.clone();
    namesake.record.birth_date = "1901-01-01".to_owned();
    assert!(same(scheduling.review_registration(namesake).await.unwrap()).is_empty(), "a name alone is nobody");

    let mut numbered = input(&desktop, "new-9").await;
    numbered.record.mrn = known.number.clone().unwrap().value;
    let found = same(scheduling.review_registration(numbered).await.unwrap());
    assert_eq!(found, [(key.clone(), Same::Number, false)]);

    twin.not_the_same = vec![key];
    scheduling.register_patient(twin).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_is_known_here_cannot_be_given_to_anybody_else() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let known = desktop.someone().await;
    let id = known.identifiers.iter().find(|one| one.kind == domain::IdentifierKind::ExternalId).unwrap();
    let mut taken = input(&desktop, &id.value).await;
    let review = scheduling.review_registration(taken.clone()).await.unwrap();
    assert!(review.duplicates[0].taken);
    taken.not_the_same = vec![known.person.key.unwrap()];
    assert!(scheduling.register_patient(taken).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_person_is_not_registered_while_a_registration_is_under_way() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&REGISTER, &Fault::TimeoutBefore);
    register(&desktop, "new-10").await;
    let scheduling = desktop.session.scheduling().unwrap();
    let mut again = input(&desktop, "new-11").await;
    assert!(scheduling.register_patient(again.clone()).await.is_err(), "the same name and birth date");
    again.record.first_name = "Teodora".to_owned();
    again.id = Some("new-10".to_owned());
    assert!(scheduling.register_patient(again).await.is_err(), "the same id");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_id_of_the_clinic_one_is_made_so_that_arrival_can_be_probed() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&REGISTER, &Fault::CutAfterCommit);
    let anonymous = RegisterInput { id: None, ..input(&desktop, "").await };
    let scheduling = desktop.session.scheduling().unwrap();
    let unread = RegisterInput { read_back: false, ..anonymous.clone() };
    assert!(scheduling.register_patient(unread).await.is_err(), "not read back to the person");
    let empty = RegisterInput { id: Some(" ".to_owned()), ..anonymous.clone() };
    assert!(scheduling.register_patient(empty).await.is_err(), "an empty id is not none");
    let kept = scheduling.register_patient(anonymous).await.unwrap();
    let done = intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(done.external_id.unwrap().len(), 36);
    assert_eq!(at_vendor(&desktop), 1);
}
