//! SOLO-16 and SOLO-17.

use serde_json::{Value, json};

use crate::tenant::Tenant;

async fn note_of(tenant: &Tenant, id: i64) -> Value {
    tenant.get(&format!("/qapi/v1/appointments/{id}/visit-note")).await.json()
}

fn question(note: &Value, text: &str) -> Value {
    let sections = note["template"]["flow"]["sections"].as_array().unwrap();
    let questions = sections.iter().flat_map(|section| section["questions"].as_array().unwrap());
    questions.clone().find(|question| question["text"] == text).unwrap()["id"].clone()
}

#[tokio::test]
async fn sandbox_solo_16_reads_notes_in_the_documented_shape_with_php_dates_in_the_clinics_zone() {
    let tenant = Tenant::open().await;
    let mut written = None;
    for id in tenant.control().known_appointment_ids() {
        let notes = note_of(&tenant, id).await;
        if let Some(note) = notes.as_array().unwrap().iter().find(|note| note["responses"] != json!([])) {
            written = Some(note.clone());
            break;
        }
    }
    let note = written.expect("a visit that is over has a note");
    let response = &note["responses"][0];
    assert_eq!(response["dateTime"]["timezone_type"], 3);
    assert_eq!(response["dateTime"]["timezone"], "America/New_York");
    let date = response["dateTime"]["date"].as_str().unwrap();
    assert_eq!((date.len(), &date[19..]), (26, ".000000"));
    assert_eq!(response["question"].as_array().unwrap().len(), 2);
    assert!(response["response"][0].is_string());
    assert!(tenant.get("/qapi/v1/appointments/5/visit-note").await.status == 404);
}

#[tokio::test]
async fn sandbox_solo_16_some_notes_have_comments_that_name_their_template() {
    let tenant = Tenant::with(sandbox::SimulatorOptions { visits_today: 80, ..crate::tenant::small() }).await;
    let mut comments = 0;
    for id in tenant.control().known_appointment_ids() {
        for note in note_of(&tenant, id).await.as_array().unwrap() {
            for comment in note["comments"].as_array().unwrap() {
                assert_eq!(comment["templateId"], note["id"]);
                assert!(comment["postedAt"].is_i64() && comment["author"]["id"].is_i64());
                comments += 1;
            }
        }
    }
    assert!(comments > 0);
}

#[tokio::test]
async fn sandbox_solo_17_answers_questions_by_id_and_replaces_an_earlier_answer() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    let note = note_of(&tenant, id).await[0].clone();
    assert_eq!(note["responses"], json!([]));
    let path = format!("/qapi/v1/appointments/{id}/visit-note");
    for answer in ["first", "second"] {
        let body = json!({
            "name": note["template"]["name"],
            "questions": [{ "id": question(&note, "Diagnosis"), "value": [answer] }],
        });
        assert_eq!(tenant.put(&path, body).await.status, 200);
    }
    let responses = note_of(&tenant, id).await[0]["responses"].clone();
    assert_eq!(responses.as_array().unwrap().len(), 1);
    assert_eq!(
        (&responses[0]["question"], &responses[0]["response"]),
        (&json!(["Assessment", "Diagnosis"]), &json!(["second"]))
    );
}

#[tokio::test]
async fn sandbox_solo_17_refuses_unknown_templates_questions_and_choices() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    let note = note_of(&tenant, id).await[0].clone();
    let (name, choice) = (note["template"]["name"].clone(), question(&note, "Allergies reviewed"));
    let path = format!("/qapi/v1/appointments/{id}/visit-note");
    for body in [
        json!({ "name": "Unknown", "questions": [] }),
        json!({ "name": name }),
        json!({ "name": name, "questions": [{ "id": "923c5621-66a1-49a3-aa7b-a7753cbfd139", "value": ["Male"] }] }),
        json!({ "name": name, "questions": [{ "id": choice, "value": "Yes" }] }),
        json!({ "name": name, "questions": [{ "id": choice, "value": ["Perhaps"] }] }),
    ] {
        assert_eq!(tenant.put(&path, body.clone()).await.status, 400, "{body}");
    }
    assert_eq!(note_of(&tenant, id).await[0]["responses"], json!([]));
}
