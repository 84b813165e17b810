//! A report of a million rows: from the store to the first rows on screen, and to the rows that a question leaves.

use std::time::Instant;

use chrono::Utc;
use domain::{ConnectionId, ReportId};
use store::{
    CellTest, ColumnKind, ReportBuilder, ReportColumn, ReportTable, RowFilter, RowOrder, Store, StoreError, select_rows,
};
use vault::StoreKey;

use crate::figure::Figure;

const HEADINGS: [&str; 12] = [
    "Appointment ID",
    "External ID",
    "Date",
    "Duration",
    "Waiting Room",
    "Status",
    "Solo Patient ID",
    "Patient ID",
    "MRN",
    "Patient Name",
    "Provider",
    "Reasons",
];
/// What a screen asks for at once.
const WINDOW: usize = 200;
/// What a person may wait for rows, whether they are counted to the store or to the screen.
pub(crate) const GOAL_MS: f64 = 200.0;

/// How long the first rows, a filter, a search in all columns and a sort take, in milliseconds.
pub(crate) async fn measure(rows: u32) -> Result<Vec<Figure>, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let key = StoreKey::generate()?;
    let report = ReportId("bench".to_owned());
    let store = Store::open(folder.path(), &key).await?;
    put(&store, &report, rows).await?;
    store.close().await;

    // Opened anew, so that nothing is in a cache of ours.
    let store = Store::open(folder.path(), &key).await?;
    let begun = Instant::now();
    let table = table(&store, &report).await?;
    let first: Vec<u32> = (0..rows.min(200)).collect();
    store.mirror().report_rows(&table, &first).await?;
    let shown = millis(begun);

    let begun = Instant::now();
    let room = store.mirror().report_column(&table, 4).await?;
    let test = CellTest::Contains("cardiology".to_owned());
    window(&store, &table, &[RowFilter { columns: vec![&room], test }], None).await?;
    let filtered = millis(begun);

    let begun = Instant::now();
    let name = store.mirror().report_column(&table, 9).await?;
    let order = RowOrder { column: &name, descending: true };
    window(&store, &table, &[], Some(&order)).await?;
    let sorted = millis(begun);

    let mut columns = Vec::new();
    for place in 0..12 {
        columns.push(store.mirror().report_column(&table, place).await?);
    }
    let find = |text: &str| CellTest::Contains(text.to_owned());
    // The first search folds the letters of all columns; what is typed after it is what a person waits for.
    window(&store, &table, &[RowFilter { columns: columns.iter().collect(), test: find("x") }], None).await?;
    let begun = Instant::now();
    window(&store, &table, &[RowFilter { columns: columns.iter().collect(), test: find("okafor 77") }], None).await?;
    let found = millis(begun);
    store.close().await;
    let figure = |what: &str, took: f64| Figure::under_ms(GOAL_MS, format!("A report of {rows} rows: {what}"), took);
    Ok(vec![
        figure("first rows, from a closed store", shown),
        figure("filtered by a column not read before", filtered),
        figure("sorted by a column not read before", sorted),
        figure("found in all columns", found),
    ])
}

async fn table(store: &Store, report: &ReportId) -> Result<ReportTable, Box<dyn std::error::Error>> {
    Ok(store.mirror().report_table(report).await?.ok_or("the table is not there")?)
}

async fn window(
    store: &Store,
    table: &ReportTable,
    filters: &[RowFilter<'_>],
    order: Option<&RowOrder<'_>>,
) -> Result<(), StoreError> {
    let places = select_rows(table.rows, filters, order);
    let shown = &places[..places.len().min(WINDOW)];
    store.mirror().report_rows(table, shown).await.map(drop)
}

/// Keeps a table as it is kept when a vendor's file was read.
pub(crate) async fn put(store: &Store, report: &ReportId, rows: u32) -> Result<(), Box<dyn std::error::Error>> {
    let mirror = store.mirror();
    let headings = HEADINGS.map(str::to_owned);
    let no = mirror.begin_report_table(report, &ConnectionId("bench000".to_owned()), &headings, Utc::now()).await?;
    let mut builder = ReportBuilder::new(HEADINGS.len());
    let mut random = fastrand::Rng::with_seed(11);
    let mut blocks = 0_u32;
    for row in 0..rows {
        let cells = cells(row, &mut random);
        builder.push(cells.iter().map(String::as_str));
        if row % 65_536 == 65_535 {
            blocks = put_blocks(store, no, blocks, &builder.take_blocks()).await?;
        }
    }
    blocks = put_blocks(store, no, blocks, &builder.take_blocks()).await?;
    let (columns, last): (Vec<ReportColumn>, _) = builder.finish(|kind, cell| match kind {
        ColumnKind::Number => cell.parse().ok(),
        ColumnKind::Instant => chrono::DateTime::parse_from_rfc3339(cell).ok().map(|at| at.timestamp_millis() as f64),
        ColumnKind::Text => None,
    });
    put_blocks(store, no, blocks, &last).await?;
    for (place, column) in (0..).zip(&columns) {
        mirror.put_report_column(no, place, column).await?;
    }
    mirror.finish_report_table(no, &columns, rows, 0, &[]).await?;
    Ok(())
}

async fn put_blocks(store: &Store, no: i64, first: u32, blocks: &[Vec<u8>]) -> Result<u32, Box<dyn std::error::Error>> {
    store.mirror().put_report_blocks(no, first, blocks).await?;
    Ok(first + u32::try_from(blocks.len())?)
}

/// A row as Solo's simulator writes it: five of its columns are different in nearly every row.
fn cells(row: u32, random: &mut fastrand::Rng) -> [String; 12] {
    let patient = random.u32(..180_000);
    let minute = i64::from(random.u32(..525_600));
    let at = chrono::DateTime::from_timestamp(1_767_225_600 + minute * 60, 0).unwrap_or_default();
    let rooms = ["Urgent Care", "Cardiology Review", "Stroke Clinic", "Dermatology", "General"];
    let words = ["completed", "sign off", "scheduled", "cancelled", "not showed up"];
    let family = ["OKAFOR", "REYES", "MARCHETTI", "BRANDT", "LINDQVIST"][patient as usize % 5];
    [
        (40_000 + row).to_string(),
        format!("{:08x}-{:04x}-4000-8000-{:012x}", random.u32(..), random.u16(..), row),
        at.to_rfc3339(),
        [900, 1_200, 1_800][random.usize(..3)].to_string(),
        rooms[random.usize(..5)].to_owned(),
        words[random.usize(..5)].to_owned(),
        (700_000 + patient).to_string(),
        format!("ext-{patient}"),
        format!("MRN-{patient:07}"),
        format!("{family} {patient}, Person"),
        format!("Provider {}", random.u32(..60)),
        ["headache", "follow-up; medication", "", "cough"][random.usize(..4)].to_owned(),
    ]
}

fn millis(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1_000.0
}
