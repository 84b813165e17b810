//! Registering and inviting at Carium: one record, by nobody's leave invited, and an invitation that a person decides about
//! when nothing shows whether it went.

use clinic::ClinicError;
use clinic::views::{CariumRegistration, Decision, InviteInput, Kept};
use domain::IntentState;
use domain::act::InvitedBy;
use sandbox::{Fault, FaultRule};

use super::record_documents::AtCarium;
use super::support::until;

fn ximena(desk: &AtCarium) -> CariumRegistration {
    CariumRegistration {
        connection: desk.connection.clone(),
        first_name: "Ximena".to_owned(),
        last_name: "Quiroga".to_owned(),
        birth_date: "1988-07-19".to_owned(),
        gender: "female".to_owned(),
        email: Some("ximena.quiroga@example.com".to_owned()),
        mobile_phone: None,
        locale: Some("es_US".to_owned()),
        read_back: true,
        not_the_same: Vec::new(),
    }
}

fn at_vendor(desk: &AtCarium) -> usize {
    let all = desk.control.individuals(usize::MAX);
    all.iter().filter(|one| one["attributes"]["last-name"] == "Quiroga").count()
}

async fn register(desk: &AtCarium, input: CariumRegistration) -> clinic::Result<Kept> {
    desk.session.scheduling().unwrap().register_at_carium(input).await
}

fn refused(result: clinic::Result<Kept>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

async fn invitation(desk: &AtCarium, by: InvitedBy) -> InviteInput {
    let checked = desk.input("x.pdf").await.checked;
    InviteInput { patient: desk.patient(), by, checked }
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_is_registered_once_found_here_and_invited_by_nobody() {
    let desk = AtCarium::connected().await;
    let kept = register(&desk, ximena(&desk)).await.unwrap();
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(at_vendor(&desk), 1);
    assert!(desk.control.invitations().is_empty(), "making a record invites nobody");
    let hit = until("the record is known here", || async {
        let found = desk.session.member().search_patients("Quiroga Ximena").await.unwrap();
        found.hits.into_iter().next()
    })
    .await;
    assert_eq!(hit.person.birth_date.as_deref(), Some("1988-07-19"));
    assert_eq!(refused(register(&desk, ximena(&desk)).await), "mayBeKnown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_of_unknown_outcome_is_found_and_never_made_twice() {
    for fault in [
        Fault::CutAfterCommit,
        Fault::TimeoutAfterCommit,
        Fault::TruncatedJson,
        Fault::EmptyBody,
        Fault::CommitLate { millis: 1_700 },
    ] {
        let desk = AtCarium::connected().await;
        desk.control.add_fault(FaultRule::next("CAR-02", fault.clone()));
        let kept = register(&desk, ximena(&desk)).await.unwrap();
        desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
        assert_eq!((at_vendor(&desk), desk.control.requests_of(&["CAR-02"])), (1, 1), "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_never_arrived_is_sent_again_by_a_person_only() {
    let desk = AtCarium::connected().await;
    desk.control.add_fault(FaultRule::next("CAR-02", Fault::TimeoutBefore));
    let kept = register(&desk, ximena(&desk)).await.unwrap();
    assert_eq!(refused(register(&desk, ximena(&desk)).await), "registrationUnderWay");
    desk.comes_to(&kept.intent, &[IntentState::NeedsPerson]).await;
    assert_eq!(at_vendor(&desk), 0);
    desk.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(at_vendor(&desk), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_carium_would_refuse_is_refused_here_by_its_field() {
    let desk = AtCarium::connected().await;
    let with = |change: fn(&mut CariumRegistration)| {
        let mut input = ximena(&desk);
        change(&mut input);
        input
    };
    type Change = fn(&mut CariumRegistration);
    let cases: [(Change, &str); 6] = [
        (|input| input.email = None, "emailOrPhone"),
        (|input| input.email = Some("ximena".to_owned()), "notAnEmail"),
        (|input| input.mobile_phone = Some("555 1234".to_owned()), "notE164"),
        (|input| input.birth_date = "2999-01-01".to_owned(), "inTheFuture"),
        (|input| input.gender = "x".to_owned(), "required"),
        (|input| input.read_back = false, "required"),
    ];
    for (change, why) in cases {
        assert_eq!(refused(register(&desk, with(change)).await), why);
    }
    assert_eq!(desk.control.requests_of(&["CAR-02"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_is_invited_by_an_address_of_the_record_and_without_an_answer_a_person_decides() {
    let desk = AtCarium::connected().await;
    let scheduling = desk.session.scheduling().unwrap();
    let kept = scheduling.invite(invitation(&desk, InvitedBy::Email).await).await.unwrap();
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let email = desk.individual()["attributes"]["email"].as_str().unwrap().to_owned();
    assert_eq!(desk.control.invitations(), [(email, vec!["email".to_owned()])]);
    desk.control.add_fault(FaultRule::next("CAR-03", Fault::CutAfterCommit));
    let again = scheduling.invite(invitation(&desk, InvitedBy::Email).await).await.unwrap();
    desk.comes_to(&again.intent, &[IntentState::NeedsPerson]).await;
    assert_eq!(desk.control.requests_of(&["CAR-03"]), 2, "never sent again by itself");
    desk.session.member().decide(Decision::MarkLanded { intent: again.intent.clone() }).await.unwrap();
    desk.comes_to(&again.intent, &[IntentState::Confirmed]).await;
}
