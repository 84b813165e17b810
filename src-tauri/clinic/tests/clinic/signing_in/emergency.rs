//! Emergency access, and that the front desk sees no clinical record without it.

use clinic::views::EmergencyInput;
use clinic::{ClinicError, Session};
use domain::Role;

use super::support::invalid;
use crate::support::Desktop;

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
