//! A process that is killed leaves whole steps. The child is this test program itself, started again.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::audit::{AuditAction, AuditedKind};
use domain::{IntentState, Role, UserId};
use store::{AuditEntry, IntentFilter};
use tempfile::TempDir;

use crate::support::{at, intent, known, open, visit};

const FOLDER: &str = "ANTEROOM_CRASH_FOLDER";

fn start(child: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", child, "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn wait_for(file: &Path) {
    let since = Instant::now();
    while !file.exists() {
        assert!(since.elapsed() < Duration::from_secs(60), "the child never got there");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[tokio::test]
async fn a_process_killed_inside_a_transaction_leaves_none_of_it_and_the_folder_reopens() {
    let dir = TempDir::new().unwrap();
    let child = start("crash::child_stands_inside_a_transaction", dir.path());
    wait_for(&dir.path().join("ready"));
    kill(child);
    let store = open(dir.path()).await;
    assert!(store.ledger().known(&visit(1)).await.unwrap().is_some());
    assert_eq!(store.ledger().known_between(at(0), at(100)).await.unwrap().len(), 1);
    store.check().await.unwrap();
}

#[tokio::test]
#[ignore = "the child of the test above"]
async fn child_stands_inside_a_transaction() {
    let dir = std::env::var(FOLDER).unwrap();
    let store = open(Path::new(&dir)).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.ledger().begin().await.unwrap();
    let many: Vec<_> = (2..20_000).map(known).collect();
    tx.put_known_many(&many).await.unwrap();
    std::fs::write(Path::new(&dir).join("ready"), b"").unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn a_process_killed_at_any_moment_never_leaves_an_intent_without_its_audit_entry() {
    let dir = TempDir::new().unwrap();
    let mut before = 0;
    for round in 0..5_u64 {
        let child = start("crash::child_keeps_intents_without_end", dir.path());
        wait_for(&dir.path().join("ready"));
        std::thread::sleep(Duration::from_millis(20 + round * 17));
        kill(child);
        std::fs::remove_file(dir.path().join("ready")).unwrap();
        let store = open(dir.path()).await;
        let intents = store.ledger().intents(IntentFilter::default()).await.unwrap();
        let audit = store.ledger().audit_recent(usize::MAX).await.unwrap();
        assert!(intents.len() > before, "round {round} kept nothing");
        assert_eq!(intents.len(), audit.len());
        assert_eq!(store.ledger().verify_audit().await.unwrap().faults, [], "the chain is whole after every kill");
        // Whoever opens the store finds each of them: what was being sent may have arrived.
        assert_eq!(store.ledger().sending().await.unwrap().len(), intents.len());
        before = intents.len();
        store.close().await;
    }
}

#[tokio::test]
#[ignore = "the child of the test above"]
async fn child_keeps_intents_without_end() {
    let dir = std::env::var(FOLDER).unwrap();
    let store = open(Path::new(&dir)).await;
    let first = u32::try_from(store.ledger().audit_recent(usize::MAX).await.unwrap().len()).unwrap();
    for number in first.. {
        let mut row = intent(number, number);
        row.state = IntentState::Sending;
        let mut tx = store.ledger().begin().await.unwrap();
        tx.insert_intent(&row).await.unwrap();
        let roles = [Role::FrontDesk];
        let entry = AuditEntry::new(&UserId("u1".into()), "MOREAU, Jeanne", &roles, AuditAction::IntendCancel, at(0));
        tx.append_audit(&entry.of_known(row.patient.as_ref()).about(AuditedKind::Subject, &row.id)).await.unwrap();
        tx.commit().await.unwrap();
        if number == first {
            std::fs::write(Path::new(&dir).join("ready"), b"").unwrap();
        }
    }
}
