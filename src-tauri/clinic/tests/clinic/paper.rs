//! Paper: made from the store alone, and given out after the audit knows who took it.

use std::io::Write;
use std::process::{Command, Stdio};

use clinic::views::{BoardRow, PaperSheet, VisitAct};
use clinic::{ClinicError, PaperWay, Session};
use domain::{Role, VisitState};
use sandbox::{Fault, FaultRule};

use super::notes::visit_that_asks;
use super::support::{Desktop, checked, until};

/// A question that the simulator's templates ask.
const COMPLAINT: &str = "Chief complaint";

/// The words of a PDF file, as `pdftotext` (poppler-utils) reads them from a pipe.
pub(super) fn words(bytes: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (Debian package poppler-utils)");
    reader.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn row(desktop: &Desktop, wanted: impl Fn(&BoardRow) -> bool) -> BoardRow {
    let known =
        |row: &&BoardRow| row.person.number.is_some() && row.person.birth_date.is_some() && !row.person.deceased;
    desktop.rows().await.iter().filter(known).find(|row| wanted(row)).expect("such a visit").clone()
}

fn refused(result: clinic::Result<clinic::Paper>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_list_names_everyone_of_the_board_with_two_identifiers() {
    let desktop = Desktop::connected().await;
    let rows = desktop.rows().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let paper = scheduling.day_list_pdf(None, PaperSheet::A4).await.unwrap();
    let bytes = paper.leave(PaperWay::File).await.unwrap();
    let words = words(&bytes);
    assert!(words.contains(&format!("{} visits", rows.len())), "{words}");
    for row in &rows {
        let number = &row.person.number.as_ref().unwrap().value;
        assert!(words.contains(number.as_str()), "{number} is not in: {words}");
    }
    let namesakes = rows.iter().filter(|row| row.same_name.is_some()).count();
    assert!(namesakes > 0, "the simulated day has namesakes");
    assert_eq!(words.matches("Same family name").count(), namesakes, "{words}");
    assert!(words.contains("Source Teladoc Solo") && words.contains("by MOREAU, Jeanne"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_comes_from_the_store_and_asks_no_vendor() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop, |row| row.state == VisitState::Scheduled).await;
    desktop.control.set_listening(false).await.unwrap();
    let scheduling = desktop.session.scheduling().unwrap();
    scheduling.day_list_pdf(None, PaperSheet::Letter).await.unwrap();
    scheduling.appointment_letter_pdf(&row.visit, &checked(&row.person), PaperSheet::Letter).await.unwrap();
    let clinician = desktop.session.clinician().unwrap();
    clinician.visit_summary_pdf(&row.visit, &checked(&row.person), PaperSheet::Letter).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaves_is_in_the_audit_and_what_is_looked_at_is_not() {
    let mut desktop = Desktop::connected().await;
    let row = row(&desktop, |row| row.state == VisitState::Scheduled).await;
    let clinician = desktop.session.clinician().unwrap();
    let ticked = checked(&row.person);
    let summary = || clinician.visit_summary_pdf(&row.visit, &ticked, PaperSheet::A4);
    let looked_at = summary().await.unwrap().preview().await.unwrap();
    let saved = summary().await.unwrap();
    assert!(saved.file_name().starts_with("visit-summary-20") && saved.file_name().ends_with(".pdf"));
    let pages = saved.pages();
    let saved = saved.leave(PaperWay::File).await.unwrap();
    assert!(looked_at.starts_with(b"%PDF-") && saved.starts_with(b"%PDF-"));
    drop(clinician);
    let entries = desktop.close_and_audit().await;
    let entries: Vec<_> = entries.iter().filter(|entry| entry.action.as_str() == "save-paper").collect();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].user, "MOREAU, Jeanne");
    assert_eq!(entries[0].patient, row.person.key);
    assert_eq!(entries[0].entity_id(), Some(row.visit.as_str()));
    assert_eq!((&entries[0].detail["paper"], &entries[0].detail["pages"]), (&"visit-summary".into(), &pages.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_visits_paper_needs_both_identifiers_of_its_own_patient() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop, |row| row.state == VisitState::Scheduled).await;
    let mut one = checked(&row.person);
    one.birth_date = None;
    let mut another = checked(&row.person);
    another.patient = Some("somebody:else".to_owned());
    let clinician = desktop.session.clinician().unwrap();
    let scheduling = desktop.session.scheduling().unwrap();
    assert!(clinician.visit_summary_pdf(&row.visit, &one, PaperSheet::A4).await.is_err());
    assert!(scheduling.appointment_letter_pdf(&row.visit, &one, PaperSheet::A4).await.is_err());
    assert_eq!(refused(clinician.visit_summary_pdf(&row.visit, &another, PaperSheet::A4).await), "otherPatient");
    assert_eq!(refused(scheduling.appointment_letter_pdf(&row.visit, &another, PaperSheet::A4).await), "otherPatient");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_holds_the_note_as_it_was_last_read_and_says_when_there_is_none() {
    let desktop = Desktop::connected().await;
    let clinician = desktop.session.clinician().unwrap();
    let print = async |row: &BoardRow| {
        let paper = clinician.visit_summary_pdf(&row.visit, &checked(&row.person), PaperSheet::A4).await.unwrap();
        words(&paper.preview().await.unwrap())
    };
    let (visit, id) = visit_that_asks(&desktop, &[COMPLAINT]).await;
    assert!(desktop.control.colleague_answers(id, COMPLAINT, &["Dizzy"]));
    assert!(desktop.control.colleague_comments(id, "A. Colleague", "Feels better."));
    clinician.chart().read_note(&visit).await.unwrap();
    let with = print(&row(&desktop, |row| row.visit == visit).await).await;
    assert!(with.contains("Dizzy") && with.contains("Feels better.") && with.contains("As read from"), "{with}");
    let mut unread = Vec::new();
    for row in desktop.rows().await {
        let known = row.person.number.is_some() && row.person.birth_date.is_some();
        if known && clinician.chart().note(&row.visit).await.unwrap().read_at.is_none() {
            unread.push(row);
        }
    }
    let row = unread.pop().expect("a visit whose note nobody read");
    let without = print(&row).await;
    assert!(without.contains("printed without the visit's note"), "{without}");
    let family = row.person.name.family.as_ref().unwrap().to_uppercase();
    assert!(without.contains(&family) && without.contains(&row.person.number.as_ref().unwrap().value), "{without}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_promises_no_visit_that_is_over_or_not_booked_yet() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let over = row(&desktop, |row| row.state.is_over()).await;
    assert_eq!(
        refused(scheduling.appointment_letter_pdf(&over.visit, &checked(&over.person), PaperSheet::A4).await),
        "visitOver"
    );
    for operation in ["SOLO-06", "SOLO-07", "SOLO-08"] {
        let fault = Fault::TimeoutAfterCommit;
        desktop.control.add_fault(FaultRule { operation: operation.to_owned(), fault, count: 1, after: 0 });
    }
    let input = desktop.booking().await;
    let person = input.checked.clone();
    let visit = scheduling.book(input).await.unwrap().visit.unwrap();
    let refusal = refused(scheduling.appointment_letter_pdf(&visit, &person, PaperSheet::A4).await);
    assert_eq!(refusal, "intentUnderWay");
    let view = desktop.visit(&visit).await;
    let offer = |act| view.acts.iter().find(|one| one.act == act).unwrap().offer.clone();
    assert!(!offer(VisitAct::PrintLetter).offered && offer(VisitAct::PrintSummary).offered);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_for_a_visit_that_was_booked_here_says_its_time() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let input = desktop.booking().await;
    let person = input.checked.clone();
    let start = input.start.parse().unwrap();
    let visit = scheduling.book(input).await.unwrap().visit.unwrap();
    until("it is booked", || async { desktop.visit(&visit).await.vendor_id }).await;
    let letter = until("the letter may be printed", || async {
        scheduling.appointment_letter_pdf(&visit, &person, PaperSheet::Letter).await.ok()
    })
    .await;
    let words = words(&letter.preview().await.unwrap());
    let local = start.with_timezone(&super::support::noon());
    assert!(words.contains(&local.format("%d %B %Y, %H:%M").to_string()), "{words}");
    assert!(!words.contains("http"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn summaries_are_for_clinicians_and_lists_and_letters_for_the_desk_too() {
    let desktop = Desktop::connected().await;
    let clinic = desktop.session.clinic().clone();
    let desk = Session::with_roles(clinic.clone(), &[Role::FrontDesk]);
    assert!(desk.clinician().is_none());
    desk.scheduling().unwrap().day_list_pdf(Some("2026-01-01"), PaperSheet::A4).await.unwrap();
    assert!(desk.scheduling().unwrap().day_list_pdf(Some("today"), PaperSheet::A4).await.is_err());
    assert!(Session::with_roles(clinic, &[Role::Administrator]).scheduling().is_none());
}
