//! Reading that stops and goes on comes to the same as reading in one go.

use std::time::Duration;

use clinic::ClinicError;
use clinic::views::{ReadingImportState, ReadingImportView};

use super::desk::{Desk, export, numbers, record};
use crate::support::until;

/// Days of the file: more than are kept in one transaction, by far.
pub(super) const DAYS: i64 = 7_000;

/// One reading a day of each of three metrics, and a refusal each hundred days.
pub(super) fn long() -> String {
    let mut inside = String::new();
    for (kind, unit) in [("HeartRate", "count/min"), ("BodyMass", "kg"), ("OxygenSaturation", "%")] {
        for day in 0..DAYS {
            let date = chrono::NaiveDate::from_ymd_opt(2005, 1, 1).unwrap() + chrono::Days::new(day as u64);
            let value = if day % 100 == 7 { "NaN".to_owned() } else { format!("0.{}", 500 + day % 300) };
            inside += &record(kind, unit, &format!("{date} 08:00:00 +0000"), &value);
        }
    }
    export(&inside)
}

/// Waits until something of a file is kept and it is still being read.
pub(super) async fn in_the_middle(desk: &Desk, id: &str) {
    let mut some = false;
    for _ in 0..10_000 {
        let import = desk.import(id).await;
        some = !import.metrics.is_empty();
        if some {
            assert_eq!(import.state, ReadingImportState::Reading, "the file was too short for this test");
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(some);
}

/// The report of a file, without what no two imports share.
pub(super) fn report(import: &ReadingImportView) -> impl PartialEq + std::fmt::Debug + use<> {
    let metrics: Vec<_> =
        import.metrics.iter().map(|one| (one.metric, numbers(one), one.first.clone(), one.last.clone())).collect();
    (import.state, metrics, import.refused, import.left_out.clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_stopped_and_went_on_comes_to_the_same_as_in_one_go() {
    let desk = Desk::open().await;
    let file = long();
    let whole = desk.dry_run("export.xml", &file).await;
    assert_eq!(whole.metrics.iter().map(|one| one.new).sum::<u32>(), 3 * (DAYS as u32 - 70));
    let id = desk.begin("export.xml", &file).await;
    in_the_middle(&desk, &id).await;
    desk.clinician().stop_reading_import(&id).unwrap();
    let stopped = desk.read(&id).await;
    assert_eq!((stopped.state, stopped.why.as_deref()), (ReadingImportState::Stopped, None));
    assert!(matches!(desk.clinician().stop_reading_import(&id), Err(ClinicError::Conflict("notBeingRead"))));
    let early = desk.clinician().keep_reading_import(desk.act(&id).await).await;
    assert!(matches!(early, Err(ClinicError::Conflict("notReadToItsEnd"))));
    desk.clinician().resume_reading_import(&id).await.unwrap();
    let resumed = desk.read(&id).await;
    assert_eq!(report(&resumed), report(&whole));
    assert_eq!(desk.told(&id).await, desk.told(&whole.id).await);
    desk.keep(&id).await;
    let counted: u32 = desk.counts().await.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, 3 * (DAYS as u32 - 70), "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_in_the_middle_goes_on_after_it_is_opened_again() {
    let mut desk = Desk::open().await;
    let file = long();
    let id = desk.begin("export.xml", &file).await;
    in_the_middle(&desk, &id).await;
    desk.desktop.reopen().await;
    let stopped = desk.import(&id).await;
    assert_eq!(stopped.state, ReadingImportState::Stopped);
    assert_eq!(desk.counts().await, [], "half an import is none");
    // A file that is another by now is not read on.
    desk.file("export.xml", file.replace("0.500", "0.501"));
    desk.clinician().resume_reading_import(&id).await.unwrap();
    assert_eq!(desk.read(&id).await.why.as_deref(), Some("changed"));
    desk.file("export.xml", &file);
    desk.clinician().resume_reading_import(&id).await.unwrap();
    let resumed = desk.read(&id).await;
    let whole = desk.dry_run("again.xml", &file).await;
    assert_eq!(report(&resumed), report(&whole));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_discarded_while_it_is_read_leaves_nothing() {
    let mut desk = Desk::open().await;
    let id = desk.begin("export.xml", long()).await;
    in_the_middle(&desk, &id).await;
    let other = desk.look("other.xml", export("")).await.unwrap();
    let second = desk.clinician().begin_reading_import(desk.input(&other)).await;
    assert!(matches!(second, Err(ClinicError::Conflict("anotherIsRead"))));
    desk.clinician().discard_reading_import(&id).await.unwrap();
    until("nothing reads it", || async {
        let stopped = desk.clinician().stop_reading_import(&id);
        matches!(stopped, Err(ClinicError::Conflict("notBeingRead"))).then_some(())
    })
    .await;
    assert_eq!(desk.imports().await, []);
    let store = desk.desktop.close().await;
    let way = domain::observation::Way::Imported { import: id.clone() };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.show_reading_origins(&way, true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().reading_extents(std::slice::from_ref(&desk.patient)).await.unwrap(), []);
    store.close().await;
}
