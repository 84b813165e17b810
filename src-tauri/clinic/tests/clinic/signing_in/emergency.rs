//! Emergency access, and that the front desk sees no clinical record without it.

use clinic::views::{AttachInput, BoardRow, EmergencyInput};
use clinic::{ClinicError, EmergencyAccess, Result, Session};
use domain::Role;

use super::support::invalid;
use crate::support::{Desktop, checked};

const REASON: &str = "The clinician on duty cannot be reached by telephone.";

#[tokio::test(flavor = "multi_thread")]
async fn without_the_role_one_record_opens_for_a_reason_and_no_other() {
    let mut desktop = Desktop::connected().await;
    let clinic = desktop.session.clinic().clone();
    let patient = desktop.someone().await.person.key.unwrap();
    let other = desktop.rows().await.into_iter().filter_map(|row| row.person.key).find(|key| *key != patient).unwrap();
    let desk = Session::with_roles(clinic.clone(), &[Role::FrontDesk]);
    assert!(desk.chart().is_none() && desk.clinician().is_none());
    let ask = |reason: &str| EmergencyInput { patient: patient.clone(), reason: reason.to_owned() };
    assert_eq!(invalid(desk.break_glass(ask("because")).await), ("reason", "tooShort"));
    let access = desk.break_glass(ask(REASON)).await.unwrap();
    access.chart().metrics(&patient).await.unwrap();
    access.chart().recordings(&patient).await.unwrap();
    assert!(matches!(access.chart().metrics(&other).await, Err(ClinicError::Denied)));
    assert!(matches!(access.chart().ranges(&other).await, Err(ClinicError::Denied)));

    let clinician = Session::with_roles(clinic.clone(), &[Role::Clinician]);
    assert!(matches!(clinician.break_glass(ask(REASON)).await, Err(ClinicError::Conflict("hasTheRole"))));

    let administrator = Session::with_roles(clinic.clone(), &[Role::Administrator]).administrator().unwrap();
    let unseen = administrator.users().await.unwrap().emergencies;
    assert_eq!((unseen.len(), unseen[0].reason.as_str(), &unseen[0].patient), (1, REASON, &patient));
    administrator.see_emergency(&unseen[0].id).await.unwrap();
    assert!(administrator.users().await.unwrap().emergencies.is_empty());
    assert!(administrator.see_emergency(&unseen[0].id).await.is_err());
    drop((desk, access, clinician, administrator, clinic));
    let audit = desktop.close_and_audit().await;
    let opened = audit.iter().find(|one| one.action.as_str() == "emergency-access").unwrap();
    assert_eq!((opened.patient.as_ref(), opened.reason.as_deref()), (Some(&patient), Some(REASON)));
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n";

/// Two visits of two people, both with a note that the vendor gives.
async fn two_visits(desktop: &Desktop) -> (BoardRow, BoardRow) {
    let known = |row: &BoardRow| {
        let person = &row.person;
        !row.state.is_over() && !person.deceased && person.number.is_some() && person.birth_date.is_some()
    };
    let mut rows = desktop.rows().await;
    rows.retain(known);
    let other = rows.iter().find(|row| row.person.key != rows[0].person.key).unwrap().clone();
    (rows.remove(0), other)
}

async fn opened(desktop: &Desktop, row: &BoardRow) -> EmergencyAccess {
    let desk = Session::with_roles(desktop.session.clinic().clone(), &[Role::FrontDesk]);
    let patient = row.person.key.clone().unwrap();
    desk.break_glass(EmergencyInput { patient, reason: REASON.to_owned() }).await.unwrap()
}

/// A copy of a file that was attached to a visit.
async fn attached(desktop: &Desktop, row: &BoardRow) -> String {
    let input = AttachInput { visit: row.visit.clone(), name: "Referral.pdf".into(), checked: checked(&row.person) };
    desktop.session.scheduling().unwrap().attach_file(input, PDF.to_vec()).await.unwrap();
    let files = desktop.session.member().visit_files(&row.visit).await.unwrap().files;
    files.into_iter().find_map(|file| file.copy).unwrap().id
}

fn denied<T>(result: Result<T>) -> bool {
    matches!(result, Err(ClinicError::Denied))
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_emergency_notes_and_files_of_that_record_are_read_and_no_others() {
    let mut desktop = Desktop::connected().await;
    let (mine, other) = two_visits(&desktop).await;
    let (copy, others) = (attached(&desktop, &mine).await, attached(&desktop, &other).await);
    let access = opened(&desktop, &mine).await;
    let chart = access.chart();
    chart.read_note(&mine.visit).await.unwrap();
    assert!(!chart.note(&mine.visit).await.unwrap().templates.is_empty());
    assert_eq!(chart.open_copy(&copy).await.unwrap(), PDF);
    assert!(denied(chart.note(&other.visit).await) && denied(chart.read_note(&other.visit).await));
    assert!(denied(chart.open_copy(&others).await));
    assert!(denied(chart.fetch_document(other.person.key.as_ref().unwrap(), "d1").await));
    drop((chart, access));
    let audit = desktop.close_and_audit().await;
    let notes: Vec<_> = audit.iter().filter(|entry| entry.action.as_str() == "open-note").collect();
    assert_eq!((notes.len(), notes[0].patient.as_ref()), (1, mine.person.key.as_ref()));
    assert_eq!(notes[0].roles, [Role::FrontDesk], "by the role that they have, after an entry that says why");
    assert_eq!(audit.iter().filter(|entry| entry.action.as_str() == "refused").count(), 2, "and how often again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_emergency_opened_is_closed_when_its_time_is_over() {
    let desktop = Desktop::connected().await;
    let (mine, _) = two_visits(&desktop).await;
    let (key, copy) = (mine.person.key.clone().unwrap(), attached(&desktop, &mine).await);
    let access = opened(&desktop, &mine).await;
    let open = access.open_record().unwrap();
    assert_eq!(open.patient, key);
    let left = access.until() - chrono::Utc::now();
    assert!(left > chrono::TimeDelta::minutes(55) && left <= chrono::TimeDelta::minutes(60), "{left}");
    let over = access.over();
    let chart = over.chart();
    assert!(over.open_record().is_none());
    assert!(denied(chart.note(&mine.visit).await) && denied(chart.read_note(&mine.visit).await));
    assert!(denied(chart.open_copy(&copy).await) && denied(chart.fetch_document(&key, "d1").await));
    assert!(denied(chart.metrics(&key).await) && denied(chart.recordings(&key).await));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_that_were_opened_are_open_side_by_side() {
    let desktop = Desktop::connected().await;
    let (mine, other) = two_visits(&desktop).await;
    let all = [opened(&desktop, &mine).await, opened(&desktop, &other).await];
    let chart = EmergencyAccess::chart_of_all(&all).unwrap();
    chart.note(&mine.visit).await.unwrap();
    chart.note(&other.visit).await.unwrap();
    let [mine_access, other_access] = all;
    let one_over = EmergencyAccess::chart_of_all(&[mine_access.over(), other_access]).unwrap();
    assert!(denied(one_over.note(&mine.visit).await));
    one_over.note(&other.visit).await.unwrap();
    assert!(EmergencyAccess::chart_of_all(&[]).is_none());
}
