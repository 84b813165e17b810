use domain::ReportId;
use store::{CellTest, ColumnKind, ReportBuilder, ReportFault, ReportTable, RowFilter, RowOrder, Store, select_rows};

use crate::support::{at, connection, fresh};

fn headings() -> Vec<String> {
    ["Id", "Room", "Start"].map(str::to_owned).to_vec()
}

fn read(kind: ColumnKind, cell: &str) -> Option<f64> {
    match kind {
        ColumnKind::Number => cell.parse().ok(),
        ColumnKind::Instant => cell.strip_prefix("t+").and_then(|minutes| minutes.parse().ok()),
        ColumnKind::Text => None,
    }
}

async fn put(store: &Store, report: &ReportId, rows: &[[String; 3]]) -> ReportTable {
    let mirror = store.mirror();
    let no = mirror.begin_report_table(report, &connection(), &headings(), at(0)).await.unwrap();
    let mut builder = ReportBuilder::new(3);
    for row in rows {
        builder.push(row.iter().map(String::as_str));
    }
    let first = builder.take_blocks();
    mirror.put_report_blocks(no, 0, &first).await.unwrap();
    let count = builder.rows();
    let (columns, last) = builder.finish(read);
    mirror.put_report_blocks(no, u32::try_from(first.len()).unwrap(), &last).await.unwrap();
    for (place, column) in (0..).zip(&columns) {
        mirror.put_report_column(no, place, column).await.unwrap();
    }
    assert!(mirror.report_table(report).await.unwrap().is_none(), "seen before it is whole");
    let fault = ReportFault { line: 7, what: "cellsMissing".into(), raw: "x".into() };
    mirror.finish_report_table(no, &columns, count, 1, &[fault]).await.unwrap();
    mirror.report_table(report).await.unwrap().unwrap()
}

fn rows(count: u32) -> Vec<[String; 3]> {
    let room = |row: u32| ["Urgent Care", "ÉTÉ, Cardiology", ""][(row % 3) as usize].to_owned();
    (0..count).map(|row| [(1_000 - row).to_string(), room(row), format!("t+{}", row % 7)]).collect()
}

#[tokio::test]
async fn rows_come_back_as_they_were_written_in_any_order_that_is_asked_for() {
    let (_dir, store) = fresh().await;
    let report = ReportId("r1".into());
    let written = rows(100);
    let table = put(&store, &report, &written).await;
    assert_eq!((table.rows, table.faults, table.headings.clone()), (100, 1, headings()));
    let places = [99, 0, 16, 15, 0];
    let got = store.mirror().report_rows(&table, &places).await.unwrap();
    for (cells, place) in got.iter().zip(places) {
        assert_eq!(cells, &written[place as usize]);
    }
    assert!(store.mirror().report_rows(&table, &[100]).await.is_err());
    assert_eq!(store.mirror().report_faults(&table, 10).await.unwrap()[0].line, 7);
}

#[tokio::test]
async fn a_table_is_filtered_and_sorted_by_its_columns_as_a_plain_search_would() {
    let (_dir, store) = fresh().await;
    let written = rows(500);
    let table = put(&store, &ReportId("r1".into()), &written).await;
    let column = async |place| store.mirror().report_column(&table, place).await.unwrap();
    let (id, room, start) = (column(0).await, column(1).await, column(2).await);
    assert_eq!(table.kinds, [ColumnKind::Number, ColumnKind::Text, ColumnKind::Instant]);
    let plain = |passes: &dyn Fn(&[String; 3]) -> bool| -> Vec<u32> {
        (0..500).filter(|row| passes(&written[*row as usize])).collect()
    };
    let filter = |columns: Vec<_>, test| select_rows(500, &[RowFilter { columns, test }], None);
    let contains = |text: &str| CellTest::Contains(text.into());
    assert_eq!(filter(vec![&room], contains("été")), plain(&|row| row[1].starts_with('É')));
    assert_eq!(filter(vec![&room], contains("CARE")), plain(&|row| row[1] == "Urgent Care"));
    // "100" ends one number and begins none: it must not be found across two of them.
    assert_eq!(filter(vec![&id], contains("99")), plain(&|row| row[0].contains("99")));
    assert_eq!(
        filter(vec![&id, &room, &start], contains("6")),
        plain(&|row| row.iter().any(|cell| cell.contains('6')))
    );
    assert_eq!(filter(vec![&room], CellTest::Empty), plain(&|row| row[1].is_empty()));
    let range = CellTest::Between { from: Some(600.0), until: Some(700.0) };
    assert_eq!(filter(vec![&id], range), plain(&|row| (600..700).contains(&row[0].parse::<i32>().unwrap())));
    for descending in [false, true] {
        let order = RowOrder { column: &start, descending };
        let sorted = select_rows(500, &[RowFilter { columns: vec![&room], test: contains("care") }], Some(&order));
        let mut expected = plain(&|row| row[1] == "Urgent Care");
        let minutes = |row: &u32| i32::try_from(row % 7).unwrap();
        expected.sort_by_key(|row| if descending { -minutes(row) } else { minutes(row) });
        assert_eq!(sorted, expected);
    }
    let by_number = select_rows(500, &[], Some(&RowOrder { column: &id, descending: false }));
    assert_eq!(by_number, (0..500).rev().collect::<Vec<u32>>(), "as numbers, not as words");
}

#[tokio::test]
async fn a_removed_report_leaves_no_block_and_another_one_stays() {
    let (_dir, store) = fresh().await;
    let (one, two) = (ReportId("r1".into()), ReportId("r2".into()));
    put(&store, &one, &rows(60)).await;
    let kept = put(&store, &two, &rows(40)).await;
    store.mirror().put_report_file(&one, &connection(), b"PK").await.unwrap();
    assert_eq!(store.mirror().report_file(&one).await.unwrap().as_deref(), Some(&b"PK"[..]));
    assert_eq!(store.mirror().report_ids().await.unwrap(), [one.clone(), two.clone()]);
    store.mirror().forget_report(&one).await.unwrap();
    assert_eq!(store.mirror().report_ids().await.unwrap(), std::slice::from_ref(&two));
    assert!(store.mirror().report_table(&one).await.unwrap().is_none());
    assert!(store.mirror().report_file(&one).await.unwrap().is_none());
    assert_eq!(store.mirror().report_rows(&kept, &[39]).await.unwrap()[0], rows(40)[39]);
    store.mirror().forget_connection(&connection()).await.unwrap();
    assert!(store.mirror().report_table(&two).await.unwrap().is_none());
}
