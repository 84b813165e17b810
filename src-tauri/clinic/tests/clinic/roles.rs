//! A role is a handle: without it there is nothing to call.

use clinic::views::{AuthenticatorRule, SettingChange};
use clinic::{ClinicError, Session};
use domain::Role;

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
