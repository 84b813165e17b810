//! Patient documents: filled forms that arrive once, or of which a person is told that nobody can look.

use clinic::views::{AnswerInput, Decision, FormInput, FormView, IntentChoice, Kept, PatientView, SendDocumentInput};
use clinic::{ClinicError, Session};
use domain::{IntentId, IntentState, Role};
use sandbox::Fault;

use super::support::{Desktop, checked, until};

const DOCUMENT: &[&str] = &["SOLO-22"];

fn form(name: &str, questions: &[&str]) -> FormInput {
    FormInput { id: None, name: name.to_owned(), questions: questions.iter().map(|&one| one.to_owned()).collect() }
}

async fn consent(desktop: &Desktop) -> FormView {
    let administrator = desktop.session.administrator().unwrap();
    administrator.save_form(form("Consent", &["Agreed to video?", "", "Who was present?"])).await.unwrap();
    desktop.session.member().forms().await.unwrap().remove(0)
}

fn filled(patient: &PatientView, form: &FormView) -> SendDocumentInput {
    let answers =
        form.questions.iter().map(|question| AnswerInput { question: question.clone(), answer: "Yes".into() });
    SendDocumentInput {
        patient: patient.person.key.clone().unwrap(),
        form: form.id.clone(),
        answers: answers.collect(),
        checked: checked(&patient.person),
    }
}

async fn send(desktop: &Desktop) -> (Kept, PatientView) {
    let (patient, form) = (desktop.someone().await, consent(desktop).await);
    let kept = desktop.session.scheduling().unwrap().send_document(filled(&patient, &form)).await.unwrap();
    (kept, patient)
}

async fn is(desktop: &Desktop, id: &IntentId, wanted: IntentState) {
    until(&format!("the document is {wanted:?}"), || async {
        (desktop.session.member().intent(id).await.unwrap().intent.state == wanted).then_some(())
    })
    .await;
}

fn at_vendor(desktop: &Desktop, patient: &PatientView) -> Vec<serde_json::Value> {
    let external = patient.identifiers.iter().find(|one| one.kind == domain::IdentifierKind::ExternalId).unwrap();
    desktop.control.documents_of(&external.value)
}

fn refused<T: std::fmt::Debug>(result: clinic::Result<T>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_22_a_filled_form_arrives_once_and_is_listed_as_sent_from_here() {
    let desktop = Desktop::connected().await;
    let (kept, patient) = send(&desktop).await;
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let there = at_vendor(&desktop, &patient);
    assert_eq!(there.len(), 1);
    assert_eq!(there[0]["name"], "Consent");
    assert_eq!(there[0]["responses"][1], serde_json::json!({ "question": "Who was present?", "response": "Yes" }));
    let listed = desktop.session.member().patient_documents(patient.person.key.as_ref().unwrap()).await.unwrap();
    assert_eq!((listed.sent.len(), listed.sent[0].state, listed.off), (1, IntentState::Confirmed, None));
    assert_eq!(listed.sent[0].answers, 2);
    let answers = desktop.session.chart().unwrap().sent_answers(&kept.intent).await.unwrap();
    assert_eq!((answers.len(), answers[1].value.as_str()), (2, "Yes"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_told_to_clinicians_and_that_it_was_to_everybody() {
    let mut desktop = Desktop::connected().await;
    let (kept, patient) = send(&desktop).await;
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let clinic = desktop.session.clinic().clone();
    let told = async |roles: &[Role]| {
        let member = Session::with_roles(clinic.clone(), roles).member();
        let story = member.intent(&kept.intent).await.unwrap().intent;
        let listed = member.outbox().await.unwrap().settled.remove(0);
        assert_eq!(story.facts, listed.facts);
        story.facts.into_iter().map(|fact| (fact.name, fact.value)).collect::<Vec<_>>()
    };
    let desk = told(&[Role::FrontDesk]).await;
    let words = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(desk, [words("document", "Consent"), words("answers", "2")]);
    assert_eq!(told(&[Role::Administrator]).await, desk);
    assert!(told(&[Role::Clinician]).await.contains(&words("Who was present?", "Yes")));
    desktop.session.chart().unwrap().sent_answers(&kept.intent).await.unwrap();
    drop(clinic);
    let audit = desktop.close_and_audit().await;
    let opened = audit.iter().find(|entry| entry.action.as_str() == "open-document").unwrap();
    assert_eq!(
        (opened.patient.as_ref(), opened.entity_id()),
        (patient.person.key.as_ref(), Some(kept.intent.as_str()))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_22_without_an_answer_a_person_decides_and_nothing_is_sent_twice() {
    for (fault, arrived) in [(Fault::CutAfterCommit, 1), (Fault::TimeoutBefore, 0)] {
        let desktop = Desktop::connected().await;
        desktop.control.meet_next(DOCUMENT, &fault);
        let (kept, patient) = send(&desktop).await;
        is(&desktop, &kept.intent, IntentState::NeedsPerson).await;
        assert_eq!((at_vendor(&desktop, &patient).len(), desktop.control.requests_of(DOCUMENT)), (arrived, 1));
        let view = desktop.session.member().intent(&kept.intent).await.unwrap().intent;
        assert_eq!(view.why, "cannotBeLookedFor");
        let decisions = desktop.session.member();
        let intent = kept.intent.clone();
        if arrived == 1 {
            assert!(view.choices.contains(&IntentChoice::MarkLanded));
            decisions.decide(Decision::MarkLanded { intent }).await.unwrap();
        } else {
            decisions.decide(Decision::SendAgain { intent }).await.unwrap();
        }
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert_eq!(at_vendor(&desktop, &patient).len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_22_a_console_that_ended_while_sending_asks_a_person() {
    let mut desktop = Desktop::connected().await;
    desktop.control.meet_next(DOCUMENT, &Fault::TimeoutAfterCommit);
    let (kept, patient) = send(&desktop).await;
    until("it has arrived", || async { (at_vendor(&desktop, &patient).len() == 1).then_some(()) }).await;
    desktop.reopen().await;
    is(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    assert_eq!(desktop.control.requests_of(DOCUMENT), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_22_a_refusal_is_told_in_the_vendors_words() {
    let desktop = Desktop::connected().await;
    let body = r#"{"error":{"message":"This field is required."}}"#.to_owned();
    let content_type = "application/json".to_owned();
    desktop.control.meet_next(DOCUMENT, &Fault::Status { code: 422, body, content_type, retry_after: None });
    let (kept, patient) = send(&desktop).await;
    is(&desktop, &kept.intent, IntentState::Rejected).await;
    let listed = desktop.session.member().patient_documents(patient.person.key.as_ref().unwrap()).await.unwrap();
    assert_eq!(listed.sent[0].vendor_message.as_deref(), Some("This field is required."));
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_belong_to_the_questions_that_were_on_screen() {
    let desktop = Desktop::connected().await;
    let (patient, form) = (desktop.someone().await, consent(&desktop).await);
    let scheduling = desktop.session.scheduling().unwrap();
    let mut empty = filled(&patient, &form);
    empty.answers[1].answer = "  ".to_owned();
    assert_eq!(refused(scheduling.send_document(empty).await), "required");
    let mut unchecked = filled(&patient, &form);
    unchecked.checked.number = None;
    assert_eq!(refused(scheduling.send_document(unchecked).await), "twoIdentifiers");
    let before = filled(&patient, &form);
    let changed = FormInput { id: Some(form.id.clone()), ..self::form("Consent", &["Agreed to telephone?"]) };
    desktop.session.administrator().unwrap().save_form(changed).await.unwrap();
    assert_eq!(refused(scheduling.send_document(before).await), "formChanged");
    assert_eq!(desktop.control.requests_of(DOCUMENT), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_are_made_by_administrators_and_have_different_questions() {
    let desktop = Desktop::connected().await;
    let desk = Session::with_roles(desktop.session.clinic().clone(), &[Role::FrontDesk]);
    assert!(desk.administrator().is_none() && desk.scheduling().is_some());
    let administrator = desktop.session.administrator().unwrap();
    let refusal = async |form| refused(administrator.save_form(form).await);
    assert_eq!(refusal(form("", &["a"])).await, "required");
    assert_eq!(refusal(form("Empty", &["", " "])).await, "required");
    assert_eq!(refusal(form("Twice", &["a", "a"])).await, "questionTwice");
    assert_eq!(refusal(form("Long", &["x"; 41].map(|_| "x"))).await, "tooMany");
    let consent = consent(&desktop).await;
    assert_eq!(refusal(form("Consent", &["a"])).await, "formNameTaken");
    administrator.remove_form(&consent.id).await.unwrap();
    assert!(desktop.session.member().forms().await.unwrap().is_empty());
}
