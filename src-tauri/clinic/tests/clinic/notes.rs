//! The note of a visit, over the simulator: read, drafted, compared, sent once.

use clinic::views::{NoteQuestionView, NoteView};
use domain::VisitId;
use domain::visit_note::{Closed, QuestionKind};

use super::support::Desktop;

/// A visit of today, not over yet, whose note asks these questions; its vendor's number beside it.
pub(crate) async fn visit_that_asks(desktop: &Desktop, asked: &[&str]) -> (VisitId, i64) {
    let clinician = desktop.session.clinician().unwrap();
    for row in desktop.rows().await {
        if row.state.is_over() || row.person.number.is_none() || row.person.birth_date.is_none() {
            continue;
        }
        clinician.chart().read_note(&row.visit).await.unwrap();
        let note = clinician.chart().note(&row.visit).await.unwrap();
        if asked.iter().all(|text| question(&note, text).is_some()) {
            let id = desktop.visit(&row.visit).await.vendor_id.unwrap().parse().unwrap();
            return (row.visit, id);
        }
    }
    panic!("no visit of today asks {asked:?}");
}

/// A question of a note by what it asks, with its template.
pub(crate) fn question<'a>(note: &'a NoteView, text: &str) -> Option<(&'a str, &'a NoteQuestionView)> {
    note.templates.iter().find_map(|template| {
        let asked = template.sections.iter().flat_map(|section| &section.questions);
        asked.clone().find(|question| question.text == text).map(|question| (template.id.as_str(), question))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_read_into_the_mirror_and_opens_without_the_vendor() {
    let desktop = Desktop::connected().await;
    let clinician = desktop.session.clinician().unwrap();
    let (visit, id) = visit_that_asks(&desktop, &["Chief complaint", "Drawing"]).await;
    assert!(desktop.control.colleague_answers(id, "Chief complaint", &["Headache"]));
    assert!(desktop.control.colleague_comments(id, "reyes@clinic.example", "Please <b>check</b>"));
    clinician.chart().read_note(&visit).await.unwrap();
    desktop.control.set_listening(false).await.unwrap();
    assert!(clinician.chart().read_note(&visit).await.is_err());
    let note = clinician.chart().note(&visit).await.unwrap();
    assert!(note.read_at.is_some());
    let (_, complaint) = question(&note, "Chief complaint").unwrap();
    assert_eq!((complaint.kind, &complaint.answer[..]), (QuestionKind::Text, &["Headache".to_owned()][..]));
    assert!(complaint.answered_at.is_some() && complaint.closed.is_none());
    let (_, flags) = question(&note, "Red flags asked about").unwrap();
    assert_eq!((flags.kind, flags.options.len()), (QuestionKind::Choices, 3));
    let (_, drawing) = question(&note, "Drawing").unwrap();
    assert_eq!((drawing.kind_word.as_str(), drawing.closed), ("drawing", Some(Closed::UnknownKind)));
    let comment = &note.templates[0].comments[0];
    assert_eq!(
        (comment.author.as_deref(), comment.message.as_str()),
        (Some("reyes@clinic.example"), "Please <b>check</b>")
    );
    assert!(comment.posted_at.is_some());
}
