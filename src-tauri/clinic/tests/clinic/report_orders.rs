//! An encounter report from its order to its table, with the faults that an order can meet.

use chrono::{Days, Utc};
use clinic::views::{Decision, DumpInput, IntentView, OrderReportInput, ReportQuery, ReportStage, ReportView};
use domain::{IntentState, ReportId};
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, noon, until};

const PASSWORD: &str = "IK5adv2N5V-gr£9v6";

fn administrator(desktop: &Desktop) -> clinic::Administrator {
    desktop.session.administrator().unwrap()
}

async fn wish(desktop: &Desktop, preset: usize) -> OrderReportInput {
    let today = Utc::now().with_timezone(&noon()).date_naive();
    OrderReportInput {
        connection: desktop.session.member().connections().await.unwrap()[0].id.clone(),
        from: today.checked_sub_days(Days::new(3)).unwrap().to_string(),
        to: today.to_string(),
        preset: desktop.control.report_presets()[preset].0.to_string(),
        preset_name: "All visits".to_owned(),
        password: Some(PASSWORD.to_owned()),
    }
}

async fn only(desktop: &Desktop) -> ReportView {
    let all = administrator(desktop).reports().await.unwrap().reports;
    assert_eq!(all.len(), 1);
    all.into_iter().next().unwrap()
}

async fn stands_at(desktop: &Desktop, stage: ReportStage, why: Option<&str>) -> ReportView {
    until(&format!("the report is {stage:?} {why:?}"), || async {
        let report = only(desktop).await;
        (report.stage == stage && report.why.as_deref() == why).then_some(report)
    })
    .await
}

async fn intent(desktop: &Desktop, state: IntentState) -> IntentView {
    until(&format!("the order is {state:?}"), || async {
        let view = desktop.session.member().outbox().await.unwrap();
        let all = [view.needs_person, view.under_way, view.refused, view.settled].concat();
        all.into_iter().find(|intent| intent.operation == "SOLO-30" && intent.state == state)
    })
    .await
}

fn rows_of(report: &ReportId) -> ReportQuery {
    ReportQuery {
        report: report.clone(),
        find: String::new(),
        filters: Vec::new(),
        order: None,
        columns: Vec::new(),
        offset: 0,
        limit: 10,
    }
}

fn next(operation: &str, fault: Fault) -> FaultRule {
    FaultRule::next(operation, fault)
}

fn status(code: u16) -> Fault {
    let body = r#"{"error":{"message":"Preset not found."}}"#.to_owned();
    Fault::Status { code, body, content_type: "application/json".to_owned(), retry_after: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_followed_downloaded_unlocked_and_shown() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    administrator.order_report(wish(&desktop, 0).await).await.unwrap();
    let ready = stands_at(&desktop, ReportStage::Ready, None).await;
    assert!(ready.completed_at.is_some() && ready.downloaded_at.is_some() && ready.bytes.is_some());
    let window = administrator.report_rows(rows_of(&ready.id)).await.unwrap();
    assert!(window.total > 10);
    assert_eq!(ready.rows, Some(window.total));
    // From the first second of the first day to the last of the last: the same visits as the dump of these days.
    let wish = wish(&desktop, 0).await;
    let days = DumpInput { connection: wish.connection, from: wish.from, to: wish.to };
    let dump = administrator.read_report(days).await.unwrap();
    let rows = until("the dump is here", || async {
        let all = administrator.reports().await.unwrap().reports;
        all.into_iter().find(|report| report.id == dump).and_then(|report| report.rows)
    })
    .await;
    assert_eq!(rows, window.total);
    assert_eq!(desktop.control.report_ids().len(), 1);
    let presets = administrator.reports().await.unwrap().presets;
    assert_eq!(presets[0].name, "All visits");
    assert_eq!(administrator.report_password(&ready.id).await.unwrap(), PASSWORD);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_the_console_makes_one_that_opens_the_file() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    let wish = OrderReportInput { password: None, ..wish(&desktop, 0).await };
    administrator.order_report(wish).await.unwrap();
    let ready = stands_at(&desktop, ReportStage::Ready, None).await;
    assert!(administrator.report_password(&ready.id).await.unwrap().len() >= 24);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_the_vendor_cannot_make_ends_as_failed() {
    let desktop = Desktop::connected().await;
    let last = desktop.control.report_presets().len() - 1;
    administrator(&desktop).order_report(wish(&desktop, last).await).await.unwrap();
    stands_at(&desktop, ReportStage::Failed, Some("vendorFailed")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_is_refused_says_so_and_can_be_removed() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    desktop.control.add_fault(next("SOLO-30", status(400)));
    administrator.order_report(wish(&desktop, 0).await).await.unwrap();
    let refused = stands_at(&desktop, ReportStage::Failed, Some("orderRefused")).await;
    assert_eq!(intent(&desktop, IntentState::Rejected).await.vendor_message.as_deref(), Some("Preset not found."));
    administrator.remove_report(&refused.id).await.unwrap();
    assert!(administrator.reports().await.unwrap().reports.is_empty());
}

async fn cut_order_ends_with_exactly_one(fault: Fault) {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    desktop.control.add_fault(next("SOLO-30", fault.clone()));
    desktop.control.clear_requests();
    administrator.order_report(wish(&desktop, 0).await).await.unwrap();
    // Nothing lists orders: it is never taken for lost, never sent again, and a person is asked.
    let waits = intent(&desktop, IntentState::NeedsPerson).await;
    assert_eq!(waits.why, "cannotBeLookedFor");
    let report = stands_at(&desktop, ReportStage::Ordering, Some("orderNeedsPerson")).await;
    assert!(administrator.remove_report(&report.id).await.is_err(), "its password is still needed");
    assert_eq!(desktop.control.requests_of(&["SOLO-30"]), 1, "{fault:?}");
    until("the vendor has it", || async { (desktop.control.report_ids().len() == 1).then_some(()) }).await;
    // The id as the vendor's own application shows it; a wrong one does not count.
    let enter = |id: &str| Decision::EnterId { intent: waits.id.clone(), vendor_id: id.to_owned() };
    assert!(desktop.session.member().decide(enter("bd43a830-6c0b-4120-b5b8-78a117f8ee02")).await.is_err());
    desktop.session.member().decide(enter(&desktop.control.report_ids()[0].to_string())).await.unwrap();
    stands_at(&desktop, ReportStage::Ready, None).await;
    assert_eq!(desktop.control.report_ids().len(), 1);
    assert_eq!(desktop.control.requests_of(&["SOLO-30"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_cut_after_the_vendor_committed_ends_with_exactly_one_report() {
    cut_order_ends_with_exactly_one(Fault::CutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_committed_after_the_time_out_ends_with_exactly_one_report() {
    cut_order_ends_with_exactly_one(Fault::CommitLate { millis: 1_800 }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_answered_unreadably_ends_with_exactly_one_report() {
    cut_order_ends_with_exactly_one(Fault::EmptyBody).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_another_report_has_does_not_count() {
    let desktop = Desktop::connected().await;
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    stands_at(&desktop, ReportStage::Ready, None).await;
    desktop.control.add_fault(next("SOLO-30", Fault::TimeoutBefore));
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    let waits = intent(&desktop, IntentState::NeedsPerson).await;
    let taken = desktop.control.report_ids()[0].to_string();
    let enter = Decision::EnterId { intent: waits.id, vendor_id: taken };
    let refused = desktop.session.member().decide(enter).await;
    assert!(matches!(refused, Err(clinic::ClinicError::Invalid { what: "otherReport", .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_ordering_does_not_order_again() {
    let mut desktop = Desktop::connected().await;
    desktop.control.add_fault(next("SOLO-30", Fault::TimeoutAfterCommit));
    desktop.control.clear_requests();
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    intent(&desktop, IntentState::Sending).await;
    desktop.reopen().await;
    // Not the state in which it would be sent: a person decides once the vendor can be asked.
    intent(&desktop, IntentState::Unknown).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(desktop.control.requests_of(&["SOLO-30"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_is_silent_while_it_makes_a_report_is_asked_again() {
    let desktop = Desktop::connected().await;
    let silent = |operation: &str| FaultRule { count: 3, ..next(operation, Fault::CutAfterCommit) };
    desktop.control.add_fault(silent("SOLO-31"));
    desktop.control.add_fault(silent("SOLO-32"));
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    stands_at(&desktop, ReportStage::Ready, None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_that_no_document_knows_is_told_and_never_taken_for_made() {
    let desktop = Desktop::connected().await;
    desktop.control.add_fault(FaultRule { count: 40, ..next("SOLO-31", Fault::UnknownEnum) });
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    stands_at(&desktop, ReportStage::Pending, Some("unknownWord")).await;
    let drift = desktop.session.member().connections().await.unwrap()[0].drift.clone();
    assert!(drift.iter().any(|drift| drift.place.starts_with("SOLO-31: status ")), "{drift:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_password_locks_stays_until_the_right_one_is_given() {
    let desktop = Desktop::connected().await;
    let administrator = administrator(&desktop);
    // The order goes through with a password of its own, and is then taken for another one's: the file that comes is
    // locked with what the console does not know.
    let wish = wish(&desktop, 0).await;
    administrator
        .order_report(OrderReportInput { password: Some("another one".into()), ..wish.clone() })
        .await
        .unwrap();
    let theirs = stands_at(&desktop, ReportStage::Ready, None).await;
    administrator.remove_report(&theirs.id).await.unwrap();
    desktop.control.add_fault(next("SOLO-30", Fault::TimeoutBefore));
    administrator.order_report(wish).await.unwrap();
    let waits = intent(&desktop, IntentState::NeedsPerson).await;
    let id = desktop.control.report_ids()[0].to_string();
    desktop.session.member().decide(Decision::EnterId { intent: waits.id, vendor_id: id }).await.unwrap();
    let locked = stands_at(&desktop, ReportStage::Downloaded, Some("wrongPassword")).await;
    administrator.unlock_report(&locked.id, "not this either".to_owned()).await.unwrap();
    stands_at(&desktop, ReportStage::Downloaded, Some("wrongPassword")).await;
    desktop.control.clear_requests();
    administrator.unlock_report(&locked.id, "another one".to_owned()).await.unwrap();
    stands_at(&desktop, ReportStage::Ready, None).await;
    assert_eq!(desktop.control.requests_of(&["SOLO-32"]), 0, "the file was downloaded again");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_is_in_no_intent_and_who_asks_for_it_is_in_the_audit() {
    let mut desktop = Desktop::connected().await;
    administrator(&desktop).order_report(wish(&desktop, 0).await).await.unwrap();
    let ready = stands_at(&desktop, ReportStage::Ready, None).await;
    let outbox = serde_json::to_string(&desktop.session.member().outbox().await.unwrap()).unwrap();
    let list = serde_json::to_string(&administrator(&desktop).reports().await.unwrap()).unwrap();
    assert!(!outbox.contains("IK5adv") && !list.contains("IK5adv"));
    administrator(&desktop).report_password(&ready.id).await.unwrap();
    let audit = desktop.close_and_audit().await;
    assert!(audit.iter().any(|entry| entry.action.as_str() == "show-report-password"));
    assert!(audit.iter().all(|entry| !entry.detail.to_string().contains("IK5adv")));
}
