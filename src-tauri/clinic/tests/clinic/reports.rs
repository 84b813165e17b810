//! A report from the wish to the table.

use chrono::{Days, Utc};
use clinic::views::{DumpInput, ReportFilter, ReportOrder, ReportQuery, ReportStage, ReportView};
use domain::ReportId;
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, noon, until};

fn administrator(desktop: &Desktop) -> clinic::Administrator {
    desktop.session.administrator().unwrap()
}

async fn days(desktop: &Desktop) -> DumpInput {
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    let today = Utc::now().with_timezone(&noon()).date_naive();
    let from = today.checked_sub_days(Days::new(20)).unwrap();
    let to = today.checked_add_days(Days::new(20)).unwrap();
    DumpInput { connection, from: from.to_string(), to: to.to_string() }
}

async fn report(desktop: &Desktop, id: &ReportId) -> ReportView {
    let all = administrator(desktop).reports().await.unwrap().reports;
    all.into_iter().find(|report| &report.id == id).unwrap()
}

async fn stands_at(desktop: &Desktop, id: &ReportId, stage: ReportStage) -> ReportView {
    until(&format!("the report is {stage:?}"), || async {
        Some(report(desktop, id).await).filter(|report| report.stage == stage)
    })
    .await
}

fn question(report: &ReportId) -> ReportQuery {
    ReportQuery {
        report: report.clone(),
        find: String::new(),
        filters: Vec::new(),
        order: None,
        columns: Vec::new(),
        offset: 0,
        limit: 1_000,
    }
}

fn withheld(count: u32, fault: Fault) -> FaultRule {
    FaultRule { operation: "SOLO-29".to_owned(), fault, count, after: 0 }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_days_becomes_a_table_that_is_filtered_and_sorted() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    let ready = stands_at(&desktop, &id, ReportStage::Ready).await;
    let all = administrator.report_rows(question(&id)).await.unwrap();
    assert!(all.total > 50);
    assert_eq!((ready.rows, ready.faults, all.matching), (Some(all.total), Some(0), all.total));
    let place = |heading: &str| all.columns.iter().find(|column| column.heading == heading).unwrap().column;
    let (room, number, name) = (place("Waiting Room"), place("Appointment ID"), place("Patient Name"));

    let one_room = all.rows[0].cells[room as usize].clone();
    let narrowed = ReportQuery {
        filters: vec![ReportFilter::Is { column: room, text: one_room.clone() }],
        order: Some(ReportOrder { column: number, descending: true }),
        columns: vec![number, room],
        ..question(&id)
    };
    let some = administrator.report_rows(narrowed).await.unwrap();
    let expected = all.rows.iter().filter(|row| row.cells[room as usize] == one_room).count();
    assert_eq!(some.rows.len(), expected);
    assert!(some.rows.iter().all(|row| row.cells.len() == 2 && row.cells[1] == one_room));
    assert!(some.rows.is_sorted_by_key(|row| -row.cells[0].parse::<i64>().unwrap()));

    let someone = all.rows[5].cells[name as usize].clone();
    let found = ReportQuery { find: someone.to_uppercase(), limit: 1, ..question(&id) };
    let found = administrator.report_rows(found).await.unwrap();
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].cells[name as usize], someone);
    assert_eq!(
        administrator.report_rows(ReportQuery { find: "no such cell".into(), ..question(&id) }).await.unwrap().matching,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_of_days_is_read_in_the_clinics_zone_with_both_ends() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
    let all = administrator.report_rows(question(&id)).await.unwrap();
    let date = all.columns.iter().find(|column| column.heading == "Date").unwrap().column;
    let day = all.rows[0].cells[date as usize][..10].to_owned();
    let on_that_day = ReportFilter::Between { column: date, from: Some(day.clone()), to: Some(day.clone()) };
    let filtered = ReportQuery { filters: vec![on_that_day], ..question(&id) };
    let filtered = administrator.report_rows(filtered).await.unwrap();
    let expected = all.rows.iter().filter(|row| row.cells[date as usize].starts_with(&day)).count();
    assert_eq!(filtered.rows.len(), expected);
    let senseless = ReportFilter::Between { column: date, from: Some("yesterday".into()), to: None };
    assert!(administrator.report_rows(ReportQuery { filters: vec![senseless], ..question(&id) }).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_refuses_says_so_and_the_report_can_be_tried_again() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let status =
        |code| Fault::Status { code, body: "{}".into(), content_type: "application/json".into(), retry_after: None };
    desktop.control.add_fault(withheld(1, status(403)));
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    let failed = stands_at(&desktop, &id, ReportStage::Failed).await;
    assert_eq!(failed.why.as_deref(), Some("keyRefused"));
    administrator.fetch_report_again(&id).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_fails_for_a_while_is_asked_again_by_itself() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    desktop.control.add_fault(withheld(8, Fault::CutAfterCommit));
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    let ready = stands_at(&desktop, &id, ReportStage::Ready).await;
    assert_eq!(ready.why, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_report_is_gone_with_its_table() {
    let mut desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
    administrator.remove_report(&id).await.unwrap();
    assert!(administrator.reports().await.unwrap().reports.is_empty());
    assert!(administrator.report_rows(question(&id)).await.is_err());
    drop(administrator);
    let actions: Vec<String> =
        desktop.close_and_audit().await.into_iter().map(|entry| entry.action.to_string()).collect();
    assert!(
        actions.contains(&"read-report".to_owned()) && actions.contains(&"remove-report".to_owned()),
        "{actions:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_was_under_way_when_the_console_ended_is_finished_by_the_next() {
    let mut desktop = Desktop::connected().await;
    desktop.control.add_fault(withheld(1_000, Fault::Slow { millis: 900 }));
    let id = administrator(&desktop).read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Reading).await;
    desktop.reopen().await;
    stands_at(&desktop, &id, ReportStage::Ready).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_lines_are_told_by_their_number_and_every_whole_line_is_a_row() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let lines = [
        "Appointment ID,Date,Waiting Room,Status",
        "900001,2026-11-20T09:00:00Z,Urgent Care,completed",
        "900002,2026-11-20T09:15:00Z",
        "900003,2026-11-20T09:30:00Z,\"Urgent Care,completed",
        "900004,2026-11-20T09:45:00Z,Urgent Care,completed,extra",
        "900005,2026-11-20T10:00:00Z,\"Urgent, Care\",teleported",
    ];
    let body = lines.join("\r\n") + "\r\n";
    let file = Fault::Status { code: 200, body, content_type: "application/octet-stream".into(), retry_after: None };
    desktop.control.add_fault(withheld(1, file));
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    let ready = stands_at(&desktop, &id, ReportStage::Ready).await;
    assert_eq!((ready.rows, ready.faults), (Some(2), Some(3)));
    let rows = administrator.report_rows(question(&id)).await.unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["900001", "900005"]);
    let faults = administrator.report_faults(&id).await.unwrap();
    let told: Vec<_> = faults.lines.iter().map(|fault| (fault.line, fault.what.as_str())).collect();
    assert_eq!(told, [(3, "cellsMissing"), (4, "quoteOpen"), (5, "cellsTooMany")]);
    assert!(faults.lines[1].raw.starts_with("900003"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_page_in_place_of_the_table_is_never_taken_for_one() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let page = |content_type: &str| Fault::Status {
        code: 200,
        body: "<html><body>Please sign in</body></html>".to_owned(),
        content_type: content_type.to_owned(),
        retry_after: None,
    };
    desktop.control.add_fault(withheld(1, page("application/octet-stream")));
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    let failed = stands_at(&desktop, &id, ReportStage::Failed).await;
    assert_eq!(failed.why.as_deref(), Some("notCsv"));
    assert!(administrator.report_rows(question(&id)).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_screen_leaves_as_a_file_and_who_took_it_is_in_the_audit_before() {
    let mut desktop = Desktop::connected().await;
    let id = administrator(&desktop).read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
    let all = administrator(&desktop).report_rows(question(&id)).await.unwrap();
    let room = all.columns.iter().find(|column| column.heading == "Waiting Room").unwrap().column;
    let one_room = all.rows[0].cells[room as usize].clone();
    let narrowed = ReportQuery {
        filters: vec![ReportFilter::Is { column: room, text: one_room.clone() }],
        columns: vec![room, 0],
        offset: 3,
        limit: 1,
        ..question(&id)
    };
    let export = administrator(&desktop).export_report(narrowed).await.unwrap();
    assert!(export.file_name().starts_with("visits-") && export.file_name().ends_with(".csv"));
    let exported = export.leave().await.unwrap();
    let text = String::from_utf8(exported.bytes).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next().unwrap(), "Waiting Room,Appointment ID");
    let expected = all.rows.iter().filter(|row| row.cells[room as usize] == one_room).count();
    assert_eq!((lines.count(), exported.rows as usize), (expected, expected), "the whole answer, not the window");
    let audit = desktop.close_and_audit().await;
    let entry = audit.iter().find(|entry| entry.action.as_str() == "export-report").unwrap();
    assert_eq!(entry.detail["rows"], expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_count_every_row_once_by_its_day_and_status() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let id = administrator.read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
    let all = administrator.report_rows(question(&id)).await.unwrap();
    let place = |heading: &str| all.columns.iter().find(|column| column.heading == heading).unwrap().column as usize;
    let (date, status) = (place("Date"), place("Status"));
    let pictures = administrator.report_pictures(&id).await.unwrap();
    let visits = pictures.visits.unwrap();
    assert_eq!(visits.bars.len(), 41, "every day of the range has a bar");
    for bar in &visits.bars {
        let of = |words: &[&str]| {
            let on_the_day = |row: &&clinic::views::ReportCells| row.cells[date].starts_with(&bar.from);
            let rows = all.rows.iter().filter(on_the_day);
            u32::try_from(rows.filter(|row| words.contains(&row.cells[status].as_str())).count()).unwrap()
        };
        assert_eq!(bar.completed, of(&["completed", "sign off"]), "{}", bar.from);
        assert_eq!(bar.no_show, of(&["not showed up"]), "{}", bar.from);
        assert_eq!(bar.cancelled, of(&["cancelled"]), "{}", bar.from);
    }
    let counted: u32 = visits.bars.iter().map(|bar| bar.completed + bar.open + bar.cancelled + bar.no_show).sum();
    let unknown: u32 = visits.unknown.iter().map(|word| word.count).sum();
    assert_eq!(counted + visits.undated + unknown, all.total);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_visits_that_a_report_names_become_known() {
    let desktop = Desktop::connected().await;
    let known = || async { desktop.session.member().connections().await.unwrap()[0].known_visits };
    let before = known().await;
    let id = administrator(&desktop).read_report(days(&desktop).await).await.unwrap();
    stands_at(&desktop, &id, ReportStage::Ready).await;
    let all = administrator(&desktop).report_rows(question(&id)).await.unwrap();
    assert!(before < all.total, "discovery alone knows the days around today only");
    assert_eq!(until("they are known", || async { Some(known().await).filter(|now| *now > before) }).await, all.total);
}
