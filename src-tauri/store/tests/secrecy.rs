//! Nothing that leaves memory can be read: not the files, not the log, not a printed row or error.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use domain::{ConfirmedHow, HumanName, TypedForm, UserId, VisitState};
use store::{FrontDeskNote, Practitioner, ReadBatch, StatusSeen, TypedDraftRow};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::support::{appointment, at, fresh, intent, known, open, patient, visit};

const NAMES: [&str; 4] = ["Sorensen", "sorensen", "Astrid", "5a5a5a5a5a5a5a5a"];

fn assert_unreadable(dir: &Path) {
    let mut seen = 0;
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"), "{path:?}");
        for name in NAMES {
            assert!(!bytes.windows(name.len()).any(|window| window == name.as_bytes()), "{name} in {path:?}");
        }
        seen += bytes.len();
    }
    assert!(seen > 100_000, "there was hardly anything to look at");
}

#[tokio::test]
async fn no_file_of_the_folder_is_a_plain_database_or_holds_a_name_or_the_key() {
    let (dir, store) = fresh().await;
    let people: Vec<_> = (0..300).map(|number| patient(number, "Sorensen", "Astrid")).collect();
    let mut rows: Vec<_> = (0..300).map(|number| appointment(number, 5)).collect();
    for row in &mut rows {
        row.practitioners = vec![Practitioner {
            id: "12".into(),
            name: HumanName::from_parts("Sorensen", "Astrid"),
            email: Some("astrid@example.org".into()),
        }];
    }
    store.mirror().apply(&ReadBatch { patients: people, appointments: rows }).await.unwrap();
    let mut tx = store.ledger().begin().await.unwrap();
    for number in 0..300 {
        let text = "Astrid Sorensen called".to_owned();
        tx.put_note(&FrontDeskNote { visit: visit(number), text, at: at(0), by: "Sorensen".into() }).await.unwrap();
        let (user, about) = (UserId("u".into()), visit(number).to_string());
        let typed = r#"{"reason":"Astrid Sorensen called"}"#.to_owned();
        let draft = TypedDraftRow { user, form: TypedForm::Reasons, about, typed, at: at(0) };
        tx.keep_typed_draft(&draft).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(dir.path().join("ledger.db-wal").exists());
    assert_unreadable(dir.path());
    store.backup_ledger(&dir.path().join("backup")).await.unwrap();
    store.close().await;
    assert_unreadable(dir.path());
    open(dir.path()).await;
}

#[test]
fn a_printed_row_shows_ids_and_nothing_of_the_person() {
    let mut row = appointment(1, 5);
    row.reasons = vec!["Sorensen".into()];
    let mut seen = known(1);
    seen.room = Some("Sorensen".into());
    let note = FrontDeskNote { visit: visit(1), text: "Astrid".into(), at: at(0), by: "Sorensen".into() };
    let status = StatusSeen {
        visit: visit(1),
        status_word: "Sorensen".into(),
        call_word: None,
        state: VisitState::Arrived,
        first_seen_at: at(0),
        began_seen: true,
        how: ConfirmedHow::Read,
    };
    let mut planned = intent(1, 1);
    planned.created_by = "Sorensen".into();
    let practitioner = Practitioner { id: "1".into(), name: HumanName::from_parts("Sorensen", "Astrid"), email: None };
    let batch = ReadBatch { patients: vec![patient(1, "Sorensen", "Astrid")], appointments: vec![row.clone()] };
    let printed = format!("{row:?}{seen:?}{note:?}{status:?}{planned:?}{practitioner:?}{batch:?}");
    for name in NAMES {
        assert!(!printed.contains(name), "{name} in {printed}");
    }
    assert!(printed.contains("visit-1"));
}

/// Keeps everything that anything in the process logs, at every level.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<String>>);

impl Visit for Everything {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        attributes.record(&mut self.clone());
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

#[tokio::test]
async fn no_log_line_holds_the_key_a_statement_or_a_name() {
    let log = Everything::default();
    tracing::subscriber::set_global_default(log.clone()).unwrap();
    tracing::debug!("the log is heard");
    let (dir, store) = fresh().await;
    store.mirror().put_patients(&[patient(1, "Sorensen", "Astrid")]).await.unwrap();
    let terms = domain::search_terms::parse("sorensen");
    assert_eq!(store.mirror().search_patients(&terms, 10).await.unwrap().len(), 1);
    store.close().await;
    fs::write(dir.path().join("ledger.db"), vec![1; 8192]).unwrap();
    let error = store::Store::open(dir.path(), &crate::support::key()).await.unwrap_err();
    let told = format!("{error} {error:?} {:?}", error.detail());
    let heard = log.0.lock().unwrap().clone() + &told;
    assert!(heard.contains("the log is heard"));
    for word in NAMES.iter().chain(&["PRAGMA", "INSERT"]) {
        assert!(!heard.contains(word), "{word} in {heard}");
    }
}
