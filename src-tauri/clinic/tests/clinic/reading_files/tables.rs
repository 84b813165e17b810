//! Tables of glucose: what they leave open is asked, and nothing is guessed.

use clinic::ClinicError;
use clinic::views::{
    BeginReadingImport, ReadingFileKind, ReadingImportState, ReadingTableAnswers, TableDateOrder, TableDecimal,
    TableLayout, TableUnit,
};
use domain::observation::Metric;

use super::desk::{Desk, numbers};

const OPEN: &str =
    "Time,Glucose\n04/05/2026 08:00,118\n04/05/2026 08:05,119\n04/05/2026 08:10,nan\n04/05/2026 08:15,\n";
const CLARITY: &str = "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,\
    Source Device ID,Glucose Value (mg/dL),Insulin Value (u),Carb Value (grams),Duration (hh:mm:ss),\
    Glucose Rate of Change (mg/dL/min),Transmitter Time (Long Integer),Transmitter ID\n\
    1,,FirstName,,Rosa,,,,,,,,,\n\
    2,2026-05-04T08:00:00,EGV,,,,Android G6,118,,,,,1,8A\n\
    3,2026-05-04T08:05:00,EGV,,,,Android G6,Low,,,,,2,8A\n\
    4,2026-05-04T08:06:00,Insulin,Fast-Acting,,,Android G6,,2,,,,3,8A\n";

fn said() -> ReadingTableAnswers {
    ReadingTableAnswers {
        time: 0,
        value: 1,
        metric: Metric::MeterGlucose,
        unit: TableUnit::All { unit: "mg/dL".to_owned() },
        order: TableDateOrder::DayFirst,
        decimal: TableDecimal::Point,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_table_leaves_open_has_to_be_said_and_is_kept_to() {
    let desk = Desk::open().await;
    let look = desk.look("table.csv", OPEN).await.unwrap();
    let table = look.table.clone().unwrap();
    assert_eq!((look.kind, table.layout, table.rows), (ReadingFileKind::Table, TableLayout::Plain, 4));
    assert_eq!((table.time, table.value), (Some(0), Some(1)));
    assert_eq!((table.metric, table.unit, table.order), (None, None, None), "nothing of this is told");
    assert!(look.asks_zone);
    let input = desk.input(&look);
    for (table, zone, refusal) in [
        (None, Some("Europe/Berlin"), ("file", "openQuestions")),
        (Some(said()), None, ("zone", "noZone")),
        (Some(said()), Some("Somewhere"), ("zone", "noZone")),
        (Some(ReadingTableAnswers { value: 9, ..said() }), Some("Europe/Berlin"), ("value", "noColumn")),
        (Some(ReadingTableAnswers { value: 0, ..said() }), Some("Europe/Berlin"), ("value", "sameColumn")),
        (Some(ReadingTableAnswers { metric: Metric::Steps, ..said() }), Some("Europe/Berlin"), ("metric", "noGlucose")),
    ] {
        let input = BeginReadingImport { table, zone: zone.map(str::to_owned), ..input.clone() };
        match desk.clinician().begin_reading_import(input).await {
            Err(ClinicError::Invalid { field, what }) => assert_eq!((field, what), refusal),
            other => panic!("{other:?} and not {refusal:?}"),
        }
    }
    let id = desk.begin_table(OPEN, said(), "Europe/Berlin").await;
    let import = desk.read(&id).await;
    assert_eq!(import.state, ReadingImportState::Whole);
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(2, 0, 0, 0)]);
    // The fourth of May, eight o'clock in Berlin.
    assert_eq!(import.metrics[0].first.0, "2026-05-04T06:00:00.000Z");
    let whys = desk.whys(&id).await;
    let value = Some("value".to_owned());
    assert_eq!(whys, [("notANumber".to_owned(), value.clone()), ("missing".to_owned(), value)]);
    desk.keep(&id).await;
    let rows = desk.rows(Metric::MeterGlucose).await;
    assert!(rows.iter().all(|row| row.zone.as_deref() == Some("Europe/Berlin") && row.zone_assumed));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sensors_table_is_known_and_its_other_rows_are_counted() {
    let desk = Desk::open().await;
    let look = desk.look("clarity.csv", CLARITY).await.unwrap();
    let table = look.table.clone().unwrap();
    assert_eq!((table.layout, table.metric), (TableLayout::Clarity, Some(Metric::SensorGlucose)));
    let said = ReadingTableAnswers {
        time: table.time.unwrap(),
        value: table.value.unwrap(),
        metric: Metric::SensorGlucose,
        unit: table.unit.unwrap(),
        order: table.order.unwrap(),
        decimal: table.decimal.unwrap(),
    };
    let id = desk.begin_table(CLARITY, said, "America/New_York").await;
    let import = desk.read(&id).await;
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(2, 0, 0, 0)]);
    assert_eq!(import.left_out.iter().map(|left| left.count).sum::<u32>(), 2);
    desk.keep(&id).await;
    let rows = desk.rows(Metric::SensorGlucose).await;
    assert_eq!(rows.iter().map(|row| row.value.as_str()).collect::<Vec<_>>(), ["<40", "118"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_without_a_unit_is_kept_as_one() {
    let desk = Desk::open().await;
    let unknown = ReadingTableAnswers { unit: TableUnit::NotTold, ..said() };
    let id = desk.begin_table(OPEN, unknown, "Europe/Berlin").await;
    assert_eq!(desk.read(&id).await.metrics.iter().map(numbers).collect::<Vec<_>>(), [(2, 0, 0, 2)]);
}
