//! A note is drafted, compared, sent once, and never written over what somebody else wrote.

use clinic::ClinicError;
use clinic::views::{
    Decision, DraftAnswerInput, IntentView, NoteReview, NoteView, OnlyHere, SendAnswerInput, SendNoteInput,
    SettingChange, TwoIdentifiers,
};
use domain::note_answer::AnswerStanding;
use domain::{IntentState, VisitId};
use sandbox::Fault;

use super::notes::{question, visit_that_asks};
use super::support::{Desktop, checked, until};

const COMPLAINT: &str = "Chief complaint";

struct Writing {
    desktop: Desktop,
    visit: VisitId,
    id: i64,
}

impl Writing {
    async fn begun() -> Self {
        let desktop = Desktop::connected().await;
        let (visit, id) = visit_that_asks(&desktop, &[COMPLAINT, "History"]).await;
        Self { desktop, visit, id }
    }

    async fn note(&self) -> NoteView {
        self.desktop.session.chart().unwrap().note(&self.visit).await.unwrap()
    }

    async fn typed(&self, asked: &str, mine: &[&str]) {
        let note = self.note().await;
        let (template, question) = question(&note, asked).unwrap();
        let answer = DraftAnswerInput {
            template: template.to_owned(),
            question: question.id.clone(),
            asked: vec!["Section".to_owned(), asked.to_owned()],
            shown: question.answer.clone(),
            mine: mine.iter().map(|one| (*one).to_owned()).collect(),
        };
        self.desktop.session.clinician().unwrap().keep_note_draft(&self.visit, &[answer]).await.unwrap();
    }

    async fn review(&self) -> NoteReview {
        self.desktop.session.clinician().unwrap().review_note(&self.visit).await.unwrap()
    }

    async fn checked(&self) -> TwoIdentifiers {
        checked(&self.note().await.person)
    }

    /// What the review shows, each with the drafted answer.
    async fn as_drafted(&self) -> SendNoteInput {
        let answers = self.review().await.answers.into_iter().map(|answer| SendAnswerInput {
            template: answer.template,
            question: answer.question,
            theirs: answer.theirs,
            value: answer.mine,
        });
        let answers = answers.collect();
        SendNoteInput { visit: self.visit.clone(), checked: self.checked().await, answers }
    }

    async fn send(&self) {
        let input = self.as_drafted().await;
        self.desktop.session.clinician().unwrap().send_note(input).await.unwrap();
    }

    async fn intent_is(&self, wanted: &[IntentState]) -> IntentView {
        until(&format!("the note is {wanted:?}"), || async {
            self.note().await.intents.into_iter().next().filter(|intent| wanted.contains(&intent.state))
        })
        .await
    }

    /// The vendor's answer, seen from inside.
    fn at_vendor(&self, asked: &str) -> Vec<String> {
        let notes = self.desktop.control.notes_of(self.id);
        let answer = notes.iter().find_map(|note| note["answers"].get(asked));
        serde_json::from_value(answer.cloned().unwrap_or_default()).unwrap_or_default()
    }

    fn writes(&self) -> u64 {
        self.desktop.control.notes_of(self.id).iter().filter_map(|note| note["writes"].as_u64()).sum()
    }

    fn comments(&self) -> u64 {
        self.desktop.control.notes_of(self.id).iter().filter_map(|note| note["comments"].as_u64()).sum()
    }

    /// Confirmed, written once, the draft gone, and the vendor read back.
    async fn ends_with_exactly_one(&self, text: &str) {
        self.intent_is(&[IntentState::Confirmed]).await;
        assert_eq!((self.at_vendor(COMPLAINT), self.writes()), (vec![text.to_owned()], 1));
        let note = until("the note is read back", || async {
            let note = self.note().await;
            let shown = question(&note, COMPLAINT)?.1.answer == [text];
            shown.then_some(note)
        })
        .await;
        assert!(note.draft.is_none(), "what has landed is no draft any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_survives_the_end_of_the_console_and_nothing_is_sent_by_itself() {
    let mut writing = Writing::begun().await;
    writing.desktop.control.clear_requests();
    writing.typed(COMPLAINT, &["Head"]).await;
    writing.typed(COMPLAINT, &["Headache since Monday"]).await;
    writing.desktop.reopen().await;
    let draft = writing.note().await.draft.unwrap();
    assert_eq!(draft.answers[0].mine, ["Headache since Monday"]);
    assert_eq!(draft.answers.len(), 1);
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    assert_eq!(writing.desktop.control.requests_of(&["SOLO-17"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_with_its_connection_only_when_the_person_was_told_of_it_and_the_audit_says_so() {
    let mut writing = Writing::begun().await;
    let connection = |writing: &Writing| {
        let member = writing.desktop.session.member();
        async move { member.connections().await.unwrap().remove(0) }
    };
    assert_eq!(connection(&writing).await.only_here.note_drafts, 0);
    writing.typed("Chief complaint", &["Headache"]).await;
    let shown = connection(&writing).await;
    assert_eq!(shown.only_here.note_drafts, 1);
    let administrator = writing.desktop.session.administrator().unwrap();
    let refused = administrator.remove_connection(&shown.id, OnlyHere::default()).await;
    assert!(matches!(refused, Err(ClinicError::Conflict("moreDrafts"))));
    assert_eq!(connection(&writing).await.only_here.note_drafts, 1, "the draft is still there");
    administrator.remove_connection(&shown.id, OnlyHere { note_drafts: 1, readings: 0 }).await.unwrap();
    drop(administrator);
    let visit = writing.visit.clone();
    let entries = writing.desktop.close_and_audit().await;
    let entry = |action: &str| entries.iter().find(|entry| entry.action.as_str() == action).unwrap();
    assert_eq!(entry("remove-connection").detail["noteDrafts"], 1);
    let discarded = entry("discard-note-draft");
    assert_eq!(discarded.entity_id(), Some(visit.as_str()));
    assert!(discarded.patient.is_some() && discarded.detail["by"] == "MOREAU, Jeanne");
    let store = writing.desktop.store().await;
    assert!(store.ledger().note_draft_authors(&visit).await.unwrap().is_empty());
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_says_again_what_the_vendor_says_is_no_draft() {
    let writing = Writing::begun().await;
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.typed(COMPLAINT, &[]).await;
    assert!(writing.note().await.draft.is_none());
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.desktop.session.clinician().unwrap().discard_note_draft(&writing.visit).await.unwrap();
    assert!(writing.note().await.draft.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_17_a_note_is_sent_once_read_back_and_its_draft_ends() {
    let writing = Writing::begun().await;
    writing.typed(COMPLAINT, &["Headache"]).await;
    let review = writing.review().await;
    assert!(review.fresh);
    assert_eq!(review.answers[0].standing, AnswerStanding::OnlyMine);
    writing.send().await;
    writing.ends_with_exactly_one("Headache").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_note_is_not_sent_without_two_identifiers() {
    let writing = Writing::begun().await;
    writing.typed(COMPLAINT, &["Headache"]).await;
    let mut input = writing.as_drafted().await;
    input.checked.number = None;
    assert!(writing.desktop.session.clinician().unwrap().send_note(input).await.is_err());
    let note = writing.note().await;
    assert!(note.intents.is_empty() && note.draft.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleagues_change_leads_to_the_compare_and_is_never_written_over() {
    let writing = Writing::begun().await;
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.typed("History", &["None"]).await;
    let before = writing.as_drafted().await;
    assert!(writing.desktop.control.colleague_answers(writing.id, COMPLAINT, &["Dizzy"]));

    let review = writing.review().await;
    let of = |asked: &str| review.answers.iter().find(|answer| answer.asked[1] == asked).unwrap();
    let both = of(COMPLAINT);
    assert_eq!((both.standing, &both.theirs[..]), (AnswerStanding::Both, &["Dizzy".to_owned()][..]));
    assert!(both.base.is_empty() && both.mine == ["Headache"]);
    assert_eq!(of("History").standing, AnswerStanding::OnlyMine);
    // What was decided over the state before it is refused.
    let clinician = writing.desktop.session.clinician().unwrap();
    assert!(clinician.send_note(before).await.is_err());

    // A person decides: theirs and mine together for one, and the other as drafted.
    let mut input = writing.as_drafted().await;
    for answer in &mut input.answers {
        if answer.theirs == ["Dizzy"] {
            answer.value = vec!["Dizzy, headache".to_owned()];
        }
    }
    clinician.send_note(input).await.unwrap();
    writing.intent_is(&[IntentState::Confirmed]).await;
    assert_eq!(writing.at_vendor(COMPLAINT), ["Dizzy, headache"]);
    assert_eq!((writing.at_vendor("History"), writing.writes()), (vec!["None".to_owned()], 1));
    assert!(writing.note().await.draft.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_a_question_to_the_colleague_sends_nothing_and_ends_its_draft() {
    let writing = Writing::begun().await;
    writing.typed(COMPLAINT, &["Headache"]).await;
    assert!(writing.desktop.control.colleague_answers(writing.id, COMPLAINT, &["Dizzy"]));
    let mut input = writing.as_drafted().await;
    input.answers[0].value = vec!["Dizzy".to_owned()];
    let sent = writing.desktop.session.clinician().unwrap().send_note(input).await.unwrap();
    assert!(sent.kept.is_empty() && writing.note().await.draft.is_none());
    assert_eq!((writing.at_vendor(COMPLAINT), writing.writes()), (vec!["Dizzy".to_owned()], 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_after_the_decision_and_before_the_sending_is_not_written_over() {
    let writing = Writing::begun().await;
    let member = writing.desktop.session.member();
    // The clockwork runs a hundred times as fast: this is six tenths of a second.
    member.change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.send().await;
    assert!(writing.desktop.control.colleague_answers(writing.id, COMPLAINT, &["Dizzy"]));
    let intent = writing.intent_is(&[IntentState::Rejected]).await;
    assert_eq!(intent.why, "noteChanged");
    assert_eq!((writing.at_vendor(COMPLAINT), writing.writes()), (vec!["Dizzy".to_owned()], 0));
    assert_eq!(writing.note().await.draft.unwrap().answers[0].mine, ["Headache"]);
    // What is decided now, with the change in sight, replaces it.
    writing.send().await;
    writing.ends_with_exactly_one("Headache").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_whose_answer_was_cut_or_late_ends_with_exactly_one_version_and_no_comment_twice() {
    for fault in
        [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 2_200 }, Fault::TruncatedJson]
    {
        let writing = Writing::begun().await;
        assert!(writing.desktop.control.colleague_answers(writing.id, "History", &["None"]));
        assert!(writing.desktop.control.colleague_comments(writing.id, "reyes@clinic.example", "Checked"));
        writing.desktop.control.meet_next(&["SOLO-17"], &fault);
        writing.desktop.control.clear_requests();
        writing.typed(COMPLAINT, &["Headache"]).await;
        writing.send().await;
        writing.ends_with_exactly_one("Headache").await;
        assert_eq!(writing.desktop.control.requests_of(&["SOLO-17"]), 1, "{fault:?} was sent more than once");
        assert_eq!(writing.comments(), 1);
        assert_eq!(writing.note().await.templates[0].comments.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_never_arrived_asks_a_person_and_is_sent_again_over_nothing_new() {
    let writing = Writing::begun().await;
    writing.desktop.control.meet_next(&["SOLO-17"], &Fault::TimeoutBefore);
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.send().await;
    let intent = writing.intent_is(&[IntentState::NeedsPerson]).await;
    assert!(writing.at_vendor(COMPLAINT).is_empty());
    assert!(writing.note().await.draft.is_some());
    writing.desktop.session.member().decide(Decision::SendAgain { intent: intent.id }).await.unwrap();
    writing.ends_with_exactly_one("Headache").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_of_the_vendor_keeps_the_draft() {
    for code in [401, 403, 404, 409, 422] {
        let writing = Writing::begun().await;
        writing.desktop.control.meet_next(
            &["SOLO-17"],
            &Fault::Status {
                code,
                body: r#"{"error":{"message":"no"}}"#.to_owned(),
                content_type: "application/json".to_owned(),
                retry_after: None,
            },
        );
        writing.typed(COMPLAINT, &["Headache"]).await;
        writing.send().await;
        let intent = writing.intent_is(&[IntentState::Rejected]).await;
        assert_eq!(intent.http_status, Some(u32::from(code)));
        let draft = writing.note().await.draft.unwrap();
        assert_eq!(draft.answers[0].mine, ["Headache"], "{code}");
        assert_eq!(writing.writes(), 0);
        // It can be sent anew, and the refused one leaves the list.
        writing.send().await;
        writing.ends_with_exactly_one("Headache").await;
        let outbox = writing.desktop.session.member().outbox().await.unwrap();
        assert!(outbox.refused.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_while_a_note_is_on_its_way_stays_a_draft_over_what_landed() {
    let writing = Writing::begun().await;
    let member = writing.desktop.session.member();
    member.change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.send().await;
    writing.typed(COMPLAINT, &["Headache since Monday"]).await;
    let again = writing.as_drafted().await;
    assert!(writing.desktop.session.clinician().unwrap().send_note(again).await.is_err(), "one at a time");
    writing.intent_is(&[IntentState::Confirmed]).await;
    assert_eq!(writing.at_vendor(COMPLAINT), ["Headache"]);
    let draft = writing.note().await.draft.unwrap();
    assert_eq!(
        (&draft.answers[0].base[..], &draft.answers[0].mine[..]),
        (&["Headache".to_owned()][..], &["Headache since Monday".to_owned()][..])
    );
    assert_eq!(writing.review().await.answers[0].standing, AnswerStanding::OnlyMine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_a_note_looks_before_it_does_anything() {
    let mut writing = Writing::begun().await;
    writing.desktop.control.meet_next(&["SOLO-17"], &Fault::TimeoutAfterCommit);
    writing.desktop.control.clear_requests();
    writing.typed(COMPLAINT, &["Headache"]).await;
    writing.send().await;
    writing.intent_is(&[IntentState::Sending]).await;
    writing.desktop.reopen().await;
    writing.ends_with_exactly_one("Headache").await;
    assert_eq!(writing.desktop.control.requests_of(&["SOLO-17"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_reviewed_and_kept_to_be_sent_without_a_network_and_goes_when_it_is_back() {
    let writing = Writing::begun().await;
    writing.desktop.control.set_listening(false).await.unwrap();
    writing.typed(COMPLAINT, &["Headache"]).await;
    assert!(!writing.review().await.fresh);
    writing.send().await;
    until("it was tried in vain", || async {
        let note = writing.note().await;
        (note.intents[0].why == "noteNotRead").then_some(())
    })
    .await;
    writing.desktop.control.set_listening(true).await.unwrap();
    writing.ends_with_exactly_one("Headache").await;
}
