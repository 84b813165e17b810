//! A role is a handle: without it there is nothing to call.

use clinic::Session;
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
    let mut settings = desk.settings().await.unwrap();
    settings.letter_keys = !settings.letter_keys;
    desk.save_settings(settings.clone()).await.unwrap();
    settings.undo_seconds = 0;
    assert!(desk.save_settings(settings.clone()).await.is_err());
    desktop.session.member().save_settings(settings).await.unwrap();
}
