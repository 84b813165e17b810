//! An Apple Health export, from the file to what counts.

use clinic::ClinicError;
use clinic::views::{
    BeginReadingImport, PersonDiffers, ReadingFileKind, ReadingImportInput, ReadingImportState, WayKind,
};
use domain::observation::Metric;

use super::desk::{Desk, export, numbers, rate, record, zipped};

fn sample() -> String {
    let day = "2024-01-31";
    export(
        &[
            rate(&format!("{day} 08:05:00 -0500"), "71"),
            rate(&format!("{day} 08:06:00 -0500"), "72"),
            rate(&format!("{day} 08:06:00 -0500"), "72"),
            rate(&format!("{day} 08:07:00 -0500"), "NaN"),
            rate("2999-01-01 08:00:00 -0500", "73"),
            rate("1801-01-01 08:00:00 -0500", "74"),
            rate("yesterday", "75"),
            record("BodyMass", "", &format!("{day} 07:00:00 -0500"), "81.50"),
            record("ActiveEnergyBurned", "kcal", &format!("{day} 07:00:00 -0500"), "3"),
            record("ActiveEnergyBurned", "kcal", &format!("{day} 07:01:00 -0500"), "4"),
        ]
        .concat(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_of_every_record_and_nothing_counts_before_it_is_kept() {
    let mut desk = Desk::open().await;
    let import = desk.dry_run("export.xml", sample()).await;
    assert_eq!((import.state, import.kind), (ReadingImportState::Whole, ReadingFileKind::AppleHealth));
    let [rates, weight] = import.metrics.as_slice() else { panic!("{:?}", import.metrics) };
    assert_eq!((rates.metric, numbers(rates)), (Metric::HeartRate, (2, 0, 0, 0)));
    assert_eq!((weight.metric, numbers(weight)), (Metric::BodyWeight, (1, 0, 0, 1)));
    assert_eq!(
        (rates.first.0.as_str(), rates.last.0.as_str()),
        ("2024-01-31T13:05:00.000Z", "2024-01-31T13:06:00.000Z")
    );
    let whys = desk.whys(&import.id).await;
    let whys: Vec<_> = whys.iter().map(|(why, _)| why.as_str()).collect();
    assert_eq!(whys, ["duplicate", "notANumber", "inFuture", "beforeBirth", "badTime"]);
    let lines: Vec<_> = desk.told(&import.id).await.iter().map(|row| (row.record, row.line.is_some())).collect();
    assert_eq!(lines, [(3, true), (4, true), (5, true), (6, true), (7, true)]);
    assert_eq!((import.refused, import.told), (5, 5));
    let [left] = import.left_out.as_slice() else { panic!("{:?}", import.left_out) };
    assert_eq!(left.count, 2);

    assert_eq!(desk.counts().await, [], "nothing counts yet");
    desk.keep(&import.id).await;
    assert_eq!(desk.counts().await, [(Metric::HeartRate, 2), (Metric::BodyWeight, 1)]);
    let rows = desk.rows(Metric::BodyWeight).await;
    assert_eq!(
        (rows[0].value.as_str(), rows[0].unit.as_deref(), rows[0].ways[0].kind),
        ("81.50", None, WayKind::Imported)
    );
    let kept = desk.import(&import.id).await;
    assert!(kept.state == ReadingImportState::Kept && kept.ended_by.is_some());

    let audit = desk.desktop.close_and_audit().await;
    let of = |action: &str| audit.iter().filter(|entry| entry.action.as_str() == action).collect::<Vec<_>>();
    let (begun, kept) = (of("begin-reading-import"), of("keep-reading-import"));
    assert_eq!((begun.len(), kept.len()), (1, 1));
    assert_eq!(kept[0].patient.as_ref(), Some(&desk.patient));
    assert_eq!((&kept[0].detail["readings"], kept[0].detail["sha256"].as_str().unwrap().len()), (&3.into(), 64));
    assert!(!audit.iter().any(|entry| entry.detail.to_string().contains("export.xml")), "a name may be a person's");
}

#[tokio::test(flavor = "multi_thread")]
async fn x_met_01_a_file_that_is_brought_in_twice_shows_each_reading_once_with_both_ways() {
    let desk = Desk::open().await;
    let first = desk.dry_run("export.xml", sample()).await;
    desk.keep(&first.id).await;
    let packed = zipped(&[("apple_health_export/exportar.xml", sample().as_bytes())]);
    let second = desk.dry_run("export.zip", packed).await;
    assert_eq!(second.metrics.iter().map(numbers).collect::<Vec<_>>(), [(0, 2, 0, 0), (0, 1, 0, 1)]);
    desk.keep(&second.id).await;
    let rows = desk.rows(Metric::HeartRate).await;
    assert_eq!(rows.iter().map(|row| row.ways.len()).collect::<Vec<_>>(), [2, 2]);

    desk.clinician().remove_reading_import(desk.act(&first.id).await).await.unwrap();
    let rows = desk.rows(Metric::HeartRate).await;
    assert_eq!(rows.iter().map(|row| row.ways.len()).collect::<Vec<_>>(), [1, 1], "the other way still tells them");
    assert_eq!(desk.import(&first.id).await.state, ReadingImportState::Removed);
    let again = desk.clinician().remove_reading_import(desk.act(&first.id).await).await;
    assert!(matches!(again, Err(ClinicError::Conflict("importDoesNotCount"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_discarded_leaves_nothing_but_the_audits_word_of_it() {
    let mut desk = Desk::open().await;
    let import = desk.dry_run("export.xml", sample()).await;
    desk.clinician().discard_reading_import(&import.id).await.unwrap();
    assert_eq!((desk.imports().await, desk.counts().await), (vec![], vec![]));
    let gone = desk.clinician().keep_reading_import(desk.act(&import.id).await).await;
    assert!(matches!(gone, Err(ClinicError::NotFound("import"))));
    let kept = desk.dry_run("export.xml", sample()).await;
    desk.keep(&kept.id).await;
    let counts = desk.clinician().discard_reading_import(&kept.id).await;
    assert!(matches!(counts, Err(ClinicError::Conflict("importCounts"))), "what counts is removed, not discarded");
    let store = desk.desktop.close().await;
    let audit = store.ledger().audit_recent(50).await.unwrap();
    assert!(audit.iter().any(|entry| entry.action.as_str() == "discard-reading-import"));
    assert_eq!(store.ledger().reading_refusals(&import.id, 0, 10).await.unwrap(), []);
    assert_eq!(store.ledger().reading_origins(std::slice::from_ref(&desk.patient)).await.unwrap().len(), 1);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_file_of_another_person_is_asked_about_and_counts_only_with_two_identifiers() {
    let desk = Desk::open().await;
    let born = desk.desktop.session.member().patient(&desk.patient).await.unwrap().person.birth_date.unwrap();
    let theirs = sample().replace("1961-03-09", &born);
    let look = desk.look("export.xml", theirs).await.unwrap();
    assert!(!look.person.differs.contains(&PersonDiffers::Born) && look.person.born == Some(born));
    let look = desk.look("export.xml", sample().replace("1961-03-09", "1901-02-03")).await.unwrap();
    assert!(look.person.differs.contains(&PersonDiffers::Born));
    assert!(!look.asks_zone, "an export tells its offsets");
    let input = desk.input(&look);
    let silent = BeginReadingImport { meant: false, ..input.clone() };
    assert!(matches!(desk.clinician().begin_reading_import(silent).await, Err(ClinicError::Conflict("personDiffers"))));
    let id = desk.clinician().begin_reading_import(input).await.unwrap();
    let import = desk.read(&id).await;
    let act = desk.act(&import.id).await;
    let mut one = act.checked.clone();
    one.number = None;
    let refused = desk.clinician().keep_reading_import(ReadingImportInput { checked: one, ..act.clone() }).await;
    assert!(matches!(refused, Err(ClinicError::Invalid { what: "twoIdentifiers", .. })));
    assert_eq!(desk.counts().await, []);
}
