//! A role is a handle: without it there is nothing to call.

use std::collections::BTreeSet;
use std::sync::Arc;

use clinic::views::{EmergencyInput, VisitAct};
use clinic::{Clinic, Session};
use domain::Role;
use domain::audit::{AuditAction, Deed};

use super::auditing::table::{Audited, TABLE};
use super::support::Desktop;

#[tokio::test(flavor = "multi_thread")]
async fn a_session_gives_the_handles_of_its_roles_and_no_others() {
    let desktop = Desktop::connected().await;
    let clinic = desktop.session.clinic().clone();
    let desk = Session::with_roles(clinic.clone(), &[Role::FrontDesk]);
    assert!(desk.front_desk().is_some() && desk.scheduling().is_some());
    assert!(desk.clinician().is_none() && desk.administrator().is_none());
    let clinician = Session::with_roles(clinic.clone(), &[Role::Clinician]);
    assert!(clinician.clinician().is_some() && clinician.scheduling().is_some());
    assert!(clinician.front_desk().is_none());
    let administrator = Session::with_roles(clinic, &[Role::Administrator]);
    assert!(administrator.scheduling().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_holds_for_the_whole_clinic_is_set_by_administrators_only() {
    let desktop = Desktop::connected().await;
    let clinic = desktop.session.clinic().clone();
    let desk = Session::with_roles(clinic, &[Role::FrontDesk]).member();
    let mut settings = desk.settings().await.unwrap();
    settings.letter_keys = !settings.letter_keys;
    desk.save_settings(settings.clone()).await.unwrap();
    settings.undo_seconds = 0;
    assert!(desk.save_settings(settings.clone()).await.is_err());
    desktop.session.member().save_settings(settings).await.unwrap();
}

/// The use cases that show something: all but acts and what gives a handle.
fn reads() -> BTreeSet<(String, String)> {
    let shows = |what: &Audited| match what {
        Audited::Act(act) => act.deed() == Deed::Read || *act == AuditAction::SearchPatients,
        Audited::Not(why) => *why != "a handle",
    };
    let shown = TABLE.iter().filter(|(_, _, what)| shows(what));
    shown.map(|(handle, name, _)| ((*handle).to_owned(), (*name).to_owned())).collect()
}

/// Whether a session has a handle.
fn has(session: &Session, handle: &str) -> bool {
    match handle {
        "Member" => true,
        "Scheduling" => session.scheduling().is_some(),
        "FrontDesk" => session.front_desk().is_some(),
        "Clinician" => session.clinician().is_some(),
        "Chart" => session.chart().is_some(),
        "Administrator" => session.administrator().is_some(),
        other => panic!("{other} is no handle"),
    }
}

fn with(clinic: &Arc<Clinic>, role: Role) -> Session {
    Session::with_roles(clinic.clone(), &[role])
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_what_is_what_security_md_says() {
    let desktop = Desktop::connected().await;
    let clinic = desktop.session.clinic().clone();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../SECURITY.md");
    let text = std::fs::read_to_string(file).unwrap();
    let (_, table) = text.split_once("\n## Who reads what").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let mut left = reads();
    for line in table.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [_, through, desk, clinician, administrator, emergency] = cells[..] else { panic!("{line}") };
        let (handle, names) = through.split_once(": ").unwrap();
        for name in names.split(", ") {
            assert!(
                left.remove(&(handle.to_owned(), name.to_owned())),
                "{handle}::{name} shows nothing, or is told twice"
            );
        }
        for (told, role) in
            [(desk, Role::FrontDesk), (clinician, Role::Clinician), (administrator, Role::Administrator)]
        {
            assert_eq!(told == "yes", has(&with(&clinic, role), handle), "{role:?}: {line}");
        }
        // Emergency access gives a chart, and nothing else.
        assert_eq!(emergency == "yes", handle == "Chart", "{line}");
    }
    assert_eq!(left, BTreeSet::new(), "shown to somebody, and not told");
    let patient = desktop.someone().await.person.key.unwrap();
    let input = EmergencyInput { patient: patient.clone(), reason: "Nobody with the role can be reached.".to_owned() };
    let access = with(&clinic, Role::FrontDesk).break_glass(input).await.unwrap();
    access.chart().metrics(&patient).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_panel_offers_to_nobody_what_their_role_does_not_include() {
    let desktop = Desktop::connected().await;
    desktop.control.arrive_next().unwrap();
    let clinic = desktop.session.clinic().clone();
    let rows = desktop.rows().await;
    let row = rows.iter().find(|row| row.join.offered && row.person.number.is_some()).unwrap();
    let offered = async |role: Role| {
        let member = with(&clinic, role).member();
        let view = member.visit(&row.visit).await.unwrap();
        assert_eq!(view.ways.iter().any(|way| way.offer.offered), view.row.join.offered);
        let board = member.board(None).await.unwrap();
        let listed = board.waiting.into_iter().chain(board.today).find(|each| each.visit == row.visit).unwrap();
        assert_eq!(listed.join, view.row.join);
        let all = view.acts.into_iter().filter(|act| act.offer.offered).map(|act| act.act);
        all.collect::<Vec<_>>()
    };
    let desk = offered(Role::FrontDesk).await;
    for refused in [VisitAct::Join, VisitAct::VisitNote, VisitAct::PrintSummary] {
        assert!(!desk.contains(&refused), "{refused:?}");
    }
    assert!(desk.contains(&VisitAct::Note) && desk.contains(&VisitAct::Cancel));
    let clinician = offered(Role::Clinician).await;
    assert!(clinician.contains(&VisitAct::Join) && clinician.contains(&VisitAct::VisitNote));
    assert!(!clinician.contains(&VisitAct::Note));
    assert_eq!(offered(Role::Administrator).await, []);
}
