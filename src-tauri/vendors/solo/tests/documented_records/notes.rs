//! Visit notes: SOLO-16 and SOLO-17.

use serde_json::{Value, json};
use solo::{AppointmentId, CallErrorKind, NoteAnswer, NoteWrite};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const TEMPLATE: &str = "be9180f7-b0c0-42a5-9b14-c8b67a3b4c0f";
const LINE: &str = "/qapi/v1/appointments/1/visit-note";

fn documented() -> Value {
    json!([{
        "id": TEMPLATE,
        "template": {"name": "template2", "flow": {"sections": []}},
        "comments": [{
            "id": "358d336c-20c4-44ab-9292-596fb0f0199c",
            "templateId": TEMPLATE,
            "message": "comment message",
            "postedAt": 1_508_584_382,
            "author": {"id": 123, "username": "user@user.com"}
        }],
        "responses": [{
            "dateTime": {"date": "2017-10-21 16:45:53.000000", "timezone_type": 3, "timezone": "America/New_York"},
            "question": ["some section", "some question"],
            "response": ["answer1", "answer2"]
        }]
    }])
}

fn written() -> NoteWrite {
    NoteWrite {
        name: "Acute Neurology - Physician Services".to_owned(),
        questions: vec![NoteAnswer {
            id: "923c5621-66a1-49a3-aa7b-a7753cbfd139".to_owned(),
            value: vec!["Male".to_owned()],
        }],
    }
}

#[tokio::test]
async fn solo_16_reads_the_documented_note() {
    let server = answering(documented()).await;
    let notes = client(&server).notes().get(AppointmentId(1)).await.unwrap();
    assert!(sent_as(&server, &format!("GET {LINE}")).await.body.is_empty());
    let [note] = &notes[..] else { panic!("one template, one element") };
    assert_eq!((note.id.as_str(), note.template.name.as_str()), (TEMPLATE, "template2"));
    assert_eq!(note.template.flow, json!({"sections": []}));
    let [comment] = &note.comments[..] else { panic!("one comment") };
    assert_eq!(comment.id, "358d336c-20c4-44ab-9292-596fb0f0199c");
    assert_eq!(comment.template_id.as_deref(), Some(TEMPLATE));
    assert_eq!(comment.message.as_deref(), Some("comment message"));
    assert_eq!(comment.posted_at.unwrap().to_rfc3339(), "2017-10-21T11:13:02+00:00");
    let author = comment.author.as_ref().unwrap();
    assert_eq!((author.id, author.username.as_deref()), (123, Some("user@user.com")));
    let [response] = &note.responses[..] else { panic!("one response") };
    assert_eq!(response.question, ["some section", "some question"]);
    assert_eq!(response.response, ["answer1", "answer2"]);
    let given = response.date_time.as_ref().unwrap().instant().unwrap();
    assert_eq!(given.to_rfc3339(), "2017-10-21T20:45:53+00:00", "a quarter to five in New York, in summer");
}

#[tokio::test]
async fn solo_16_keeps_sections_it_does_not_know_and_takes_null_for_nothing() {
    let sections = json!({"sections": [{"name": "Exam", "questions": [{"id": "q1"}]}]});
    let server = answering(json!([{
        "id": 7,
        "template": {"name": "t", "flow": sections},
        "comments": [{"id": "c", "templateId": null, "message": null, "postedAt": null, "author": null}],
        "responses": [{"dateTime": null, "question": null, "response": ["yes", null]}]
    }, {"id": "b", "template": {"name": "u"}, "comments": null, "responses": null}]))
    .await;
    let notes = client(&server).notes().get(AppointmentId(1)).await.unwrap();
    assert_eq!(notes[0].id, "7");
    assert_eq!(notes[0].template.flow, sections);
    assert_eq!((&notes[0].comments[0].message, notes[0].comments[0].posted_at), (&None, None));
    assert_eq!(notes[0].responses[0].date_time, None);
    assert_eq!(notes[0].responses[0].response, ["yes"]);
    assert!(notes[1].comments.is_empty() && notes[1].responses.is_empty());
}

#[tokio::test]
async fn solo_16_invents_no_zone_for_an_answer() {
    let mut note = documented();
    note[0]["responses"][0]["dateTime"]["timezone"] = json!("Mars/Olympus");
    let server = answering(note).await;
    let notes = client(&server).notes().get(AppointmentId(1)).await.unwrap();
    let given = notes[0].responses[0].date_time.as_ref().unwrap();
    assert_eq!(given.instant(), None);
    assert_eq!(given.local().unwrap().to_string(), "2017-10-21 16:45:53", "the wall clock is kept");
}

#[tokio::test]
async fn solo_16_shows_nothing_of_a_note_in_debug() {
    let server = answering(documented()).await;
    let shown = format!("{:?}", client(&server).notes().get(AppointmentId(1)).await.unwrap());
    for words in ["comment message", "user@user.com", "some question", "answer1"] {
        assert!(!shown.contains(words), "{words} in {shown}");
    }
}

#[tokio::test]
async fn solo_17_sends_the_documented_answers() {
    // The document shows the request in the answer's place; a Solo that does answer so must not disturb.
    for answer in [json!([]), json!({"name": "x", "questions": []})] {
        let server = answering(answer).await;
        client(&server).notes().update(AppointmentId(1), &written()).await.unwrap();
        let request = sent_as(&server, &format!("PUT {LINE}")).await;
        assert_eq!(
            body(&request),
            json!({
                "name": "Acute Neurology - Physician Services",
                "questions": [{"id": "923c5621-66a1-49a3-aa7b-a7753cbfd139", "value": ["Male"]}]
            })
        );
    }
}

#[tokio::test]
async fn solo_17_takes_an_empty_success_and_reports_an_unknown_visit() {
    let silent = server(ResponseTemplate::new(204)).await;
    client(&silent).notes().update(AppointmentId(1), &written()).await.unwrap();
    let unknown = server(ResponseTemplate::new(404)).await;
    let error = client(&unknown).notes().update(AppointmentId(1), &written()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-17", CallErrorKind::NotFound));
}

#[tokio::test]
async fn solo_17_refuses_a_note_without_a_name_a_question_or_a_questions_id() {
    let nameless = NoteWrite { name: " ".to_owned(), ..written() };
    let empty = NoteWrite { questions: vec![], ..written() };
    let mut unnamed_question = written();
    unnamed_question.questions.push(NoteAnswer { id: String::new(), value: vec![] });
    for (note, field) in [(nameless, "name"), (empty, "questions"), (unnamed_question, "questions")] {
        let server = answering(json!([])).await;
        let error = client(&server).notes().update(AppointmentId(1), &note).await.unwrap_err();
        refused(&server, error, "SOLO-17", field).await;
    }
}
