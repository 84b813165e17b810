use std::time::Duration;

use carium::{AppointmentFilter, CallErrorKind, Carium, CariumConfig, LogIn, PageAt, Standing};
use sandbox::{CariumOptions, CariumSimulator};

use crate::support::{Clinic, config, small};

async fn list(carium: &Carium) -> Result<(), carium::CallError> {
    carium.appointments().list(&AppointmentFilter::default(), PageAt::default()).await.map(drop)
}

#[tokio::test]
async fn car_01_a_user_with_a_second_factor_is_asked_for_a_code_and_gets_in_with_it() {
    let simulator = CariumSimulator::start(small()).await.unwrap();
    let username = simulator.totp_username().to_owned();
    let carium = Carium::new(CariumConfig { username, ..config(&simulator) }).unwrap();
    assert!(matches!(carium.log_in(None).await, LogIn::NeedsTotp));
    assert_eq!(carium.standing(), Standing::NeedsTotp);
    assert!(matches!(carium.log_in(Some("000000")).await, LogIn::Refused(_)));
    assert!(matches!(carium.log_in(Some(&simulator.control().totp_code())).await, LogIn::Done));
    list(&carium).await.unwrap();
}

#[tokio::test]
async fn car_01_a_wrong_password_is_refused_and_asks_for_no_code() {
    let simulator = CariumSimulator::start(small()).await.unwrap();
    let config = CariumConfig { password: "no".to_owned().into(), ..config(&simulator) };
    let carium = Carium::new(config).unwrap();
    let LogIn::Refused(error) = carium.log_in(None).await else { panic!() };
    assert_eq!(error.kind(), CallErrorKind::Unauthorized);
    assert_eq!(carium.standing(), Standing::NeedsLogIn);
}

#[tokio::test]
async fn tokens_that_run_out_every_second_are_renewed_without_a_call_that_fails() {
    let clinic = Clinic::open(CariumOptions { access_seconds: 1, ..small() }).await;
    for _ in 0..12 {
        list(&clinic).await.unwrap();
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let renewals = clinic.control.requests_of(&["CAR-REFRESH"]);
    assert!((2..=5).contains(&renewals), "{renewals}");
    assert_eq!(clinic.control.requests_of(&["CAR-01"]), 1);
}

#[tokio::test]
async fn when_all_tokens_end_at_once_one_renewal_serves_everyone() {
    let clinic = Clinic::open(small()).await;
    clinic.control.expire_tokens();
    let calls = (0..10).map(|_| list(&clinic));
    assert!(futures::future::join_all(calls).await.iter().all(Result::is_ok));
    assert_eq!(clinic.control.requests_of(&["CAR-REFRESH"]), 1);
}

#[tokio::test]
async fn a_write_meets_an_expired_token_and_is_done_once() {
    let clinic = Clinic::open(small()).await;
    let before = clinic.control.appointments().len();
    clinic.control.expire_tokens();
    clinic.appointments().create(&clinic.visit()).await.unwrap();
    assert_eq!(clinic.control.appointments().len(), before + 1);
}

#[tokio::test]
async fn a_session_that_the_vendor_ended_asks_for_a_log_in_and_goes_on_after_it() {
    let clinic = Clinic::open(small()).await;
    clinic.control.end_sessions();
    assert_eq!(list(&clinic).await.unwrap_err().kind(), CallErrorKind::Unauthorized);
    assert_eq!(clinic.standing(), Standing::NeedsLogIn);
    assert!(matches!(clinic.log_in(None).await, LogIn::Done));
    list(&clinic).await.unwrap();
}

#[tokio::test]
async fn a_vendor_without_refresh_tokens_is_served_to_the_end_of_its_token() {
    let clinic = Clinic::open(CariumOptions { access_seconds: 1, gives_refresh_tokens: false, ..small() }).await;
    list(&clinic).await.unwrap();
    assert!(matches!(clinic.standing(), Standing::LoggedIn { renews: false, .. }));
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let before = clinic.control.requests().len();
    assert_eq!(list(&clinic).await.unwrap_err().kind(), CallErrorKind::Unauthorized);
    assert_eq!(clinic.standing(), Standing::NeedsLogIn);
    assert_eq!(clinic.control.requests().len(), before, "nothing is sent without a token");
}
