//! A role is a handle: without it there is nothing to call.

use std::collections::BTreeSet;
use std::sync::Arc;

use clinic::views::{AuthenticatorRule, EmergencyInput, SettingChange, VisitAct};
use clinic::{Clinic, ClinicError, Session};
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
    let set = |value| SettingChange::LetterKeys(value);
    assert!(!desk.change_setting(set(false)).await.unwrap().letter_keys);
    for change in [
        SettingChange::Clinic("Quayside".to_owned()),
        SettingChange::Zone("Europe/Lisbon".to_owned()),
        SettingChange::TargetMinutes(10),
        SettingChange::LimitMinutes(40),
        SettingChange::UndoSeconds(0),
        SettingChange::LockAfterMin(5),
        SettingChange::Authenticators(AuthenticatorRule::Everybody),
    ] {
        let denied = desk.change_setting(change.clone()).await;
        assert!(matches!(denied, Err(ClinicError::Denied)), "{change:?}");
        desktop.session.member().change_setting(change).await.unwrap();
    }
    let settings = desk.settings().await.unwrap();
    assert_eq!((settings.undo_seconds, settings.thresholds.limit_minutes, settings.letter_keys), (0, 40, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_changed_at_the_same_time_are_all_kept_and_a_refused_one_changes_nothing() {
    let desktop = Desktop::connected().await;
    let member = desktop.session.member();
    for round in 1..=5 {
        let changes = [
            SettingChange::UndoSeconds(round),
            SettingChange::LockAfterMin(10 + round),
            SettingChange::TargetMinutes(5 + round),
            SettingChange::LimitMinutes(50 + round),
            SettingChange::Clinic(format!("Quayside {round}")),
        ];
        let kept = futures::future::join_all(changes.map(|change| member.change_setting(change))).await;
        assert!(kept.iter().all(Result::is_ok));
        let now = member.settings().await.unwrap();
        let thresholds = (now.thresholds.target_minutes, now.thresholds.limit_minutes);
        assert_eq!((now.undo_seconds, now.lock_after_min, thresholds), (round, 10 + round, (5 + round, 50 + round)));
        assert_eq!(now.clinic, format!("Quayside {round}"));
    }
    let before = member.settings().await.unwrap();
    for refused in [
        SettingChange::UndoSeconds(61),
        SettingChange::LockAfterMin(0),
        SettingChange::TargetMinutes(90),
        SettingChange::Zone("Nowhere".to_owned()),
        SettingChange::Clinic("  ".to_owned()),
    ] {
        assert!(matches!(member.change_setting(refused).await, Err(ClinicError::Invalid { .. })));
    }
    assert_eq!(member.settings().await.unwrap(), before);
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
