//! Deliveries that are damaged, are no deliveries, or are larger than any real one; and reading that stops and goes on.

use clinic::ClinicError;
use clinic::views::ReadingImportState;
use domain::observation::Metric;
use serde_json::json;

use super::deliveries::{observed, sample, samples};
use super::desk::Desk;
use super::going_on::{DAYS, in_the_middle, report};

async fn refused(desk: &Desk, bytes: impl AsRef<[u8]>) -> &'static str {
    match desk.look("file.json", bytes).await {
        Err(ClinicError::Invalid { field: "file", what }) => what,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_delivery_says_why_and_brings_nothing_in() {
    let desk = Desk::open().await;
    assert_eq!(refused(&desk, "{not json}").await, "notJson");
    assert_eq!(refused(&desk, r#"{"measurements": {"da"#).await, "cut");
    assert_eq!(refused(&desk, r#"{"anything": [1, 2]}"#).await, "noDelivery");
    assert_eq!(refused(&desk, "[".repeat(100_000)).await, "cut");
    assert_eq!(refused(&desk, format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).await, "noDelivery");
    assert_eq!(refused(&desk, format!("[\"{}\"]", "x".repeat(9_000_000))).await, "tooLarge");
    let wide: Vec<u8> = samples().encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&desk, wide).await, "encoding");
    assert_eq!(desk.imports().await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_file_is_told_with_its_place_and_what_was_read_may_be_kept() {
    let desk = Desk::open().await;
    let whole = format!("[\n{},\n{}\n]", observed("2024-05-21T15:40:00Z", json!(71)), observed("x", json!(72)));
    let cut = desk.dry_run("cut.json", &whole[..whole.len() - 30]).await;
    assert_eq!((cut.state, cut.why.as_deref()), (ReadingImportState::Broken, Some("cut")));
    let place = cut.broken.unwrap();
    assert_eq!((place.record, place.line), (1, Some(3)));
    desk.keep(&cut.id).await;
    assert_eq!(desk.counts().await, [(Metric::HeartRate, 1)]);
    // The values of the documents have commas that JSON has not.
    let comma = desk.dry_run("comma.json", format!("[{},\n]", observed("2024-05-22T15:40:00Z", json!(71)))).await;
    assert_eq!((comma.state, comma.why.as_deref()), (ReadingImportState::Broken, Some("notJson")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_too_large_or_too_deep_is_refused_and_the_others_are_read() {
    let desk = Desk::open().await;
    let mut large = sample("2024-07-23T15:44:05+0200", json!(71));
    large["metadata"] = json!("x".repeat(300_000));
    let good = sample("2024-07-23T15:45:05+0200", json!(72));
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let import = desk.samples(&format!("[{large},\n{deep},\n{good}]"), Metric::HeartRate, Some("/min")).await;
    assert_eq!(import.state, ReadingImportState::Whole);
    let told = desk.told(&import.id).await;
    let told: Vec<_> = told.iter().map(|row| (row.record, row.line, row.why.as_str())).collect();
    assert_eq!(told, [(1, Some(1), "tooLong"), (2, Some(2), "badRecord")]);
    assert_eq!(import.metrics[0].new, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_another_one_than_was_looked_at_is_not_read() {
    let desk = Desk::open().await;
    let look = desk.look("bundle.json", observed("2024-05-21T15:40:00Z", json!(71)).to_string()).await.unwrap();
    desk.file("bundle.json", observed("2024-05-21T15:40:00Z", json!(72)).to_string());
    let id = desk.clinician().begin_reading_import(desk.input(&look)).await.unwrap();
    let stopped = desk.read(&id).await;
    assert_eq!((stopped.state, stopped.why.as_deref()), (ReadingImportState::Stopped, Some("changed")));
    assert_eq!(stopped.metrics, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_that_stops_and_goes_on_comes_to_the_same_as_in_one_go() {
    let desk = Desk::open().await;
    let mut file = String::new();
    for code in ["8867-4", "29463-7", "59408-5"] {
        for day in 0..DAYS {
            let date = chrono::NaiveDate::from_ymd_opt(2005, 1, 1).unwrap() + chrono::Days::new(day as u64);
            let value = if day % 100 == 7 { json!("NaN") } else { json!(50 + day % 30) };
            let one = observed(&format!("{date}T08:00:00Z"), value).to_string().replace("8867-4", code);
            file += &one;
            file.push('\n');
        }
    }
    let whole = desk.dry_run("bundle.json", &file).await;
    assert_eq!(whole.metrics.iter().map(|one| one.new).sum::<u32>(), 3 * (DAYS as u32 - 70));
    let id = desk.begin("bundle.json", &file).await;
    in_the_middle(&desk, &id).await;
    desk.clinician().stop_reading_import(&id).unwrap();
    let stopped = desk.read(&id).await;
    assert_eq!((stopped.state, stopped.why.as_deref()), (ReadingImportState::Stopped, None));
    desk.clinician().resume_reading_import(&id).await.unwrap();
    let resumed = desk.read(&id).await;
    assert_eq!(report(&resumed), report(&whole));
    assert_eq!(desk.told(&id).await, desk.told(&whole.id).await);
}
