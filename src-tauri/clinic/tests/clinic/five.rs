//! Several vendors beside Solo: connected each in its own way, on one board, and none held up by another.

use std::time::{Duration, Instant as Moment};

use clinic::views::{
    ConnectionInput, ConnectionView, LogInOutcome, SecretInput, StandingState, TestOutcome, TestStepKind,
};
use domain::{AccountSettings, CareMonitorWay, ConnectionId, SecretKind, Vendor, VisitState};
use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumOptions, CariumSimulator, ClinOneOptions, ClinOneSimulator, Fault,
    FaultRule, MiaOptions, MiaSimulator,
};

use super::support::{Desktop, noon, until};

fn input(name: &str, base_url: String, settings: AccountSettings, secret: (SecretKind, &str)) -> ConnectionInput {
    ConnectionInput {
        id: None,
        name: name.to_owned(),
        issuer: "Harbour Street".to_owned(),
        base_url,
        zone: noon().to_string(),
        settings,
        secrets: vec![SecretInput { kind: secret.0, value: secret.1.to_owned() }],
    }
}

pub(crate) fn carium(simulator: &CariumSimulator, username: &str) -> ConnectionInput {
    let settings =
        AccountSettings::Carium { organization_id: simulator.organization_id(), username: username.to_owned() };
    input("Carium", simulator.base_url(), settings, (SecretKind::Password, simulator.password()))
}

pub(crate) fn clin_one(simulator: &ClinOneSimulator) -> ConnectionInput {
    let settings = AccountSettings::ClinOne {
        token_url: simulator.token_url(),
        scope: simulator.scope().to_owned(),
        client_id: simulator.client_id().to_owned(),
    };
    input("ClinOne", simulator.base_url(), settings, (SecretKind::ClientSecret, simulator.client_secret()))
}

pub(crate) fn mia(simulator: &MiaSimulator) -> ConnectionInput {
    let settings = AccountSettings::Mia {
        username: simulator.username().to_owned(),
        device_provider: "apple-healthkit".to_owned(),
    };
    input("Mia", simulator.base_url(), settings, (SecretKind::Password, simulator.password()))
}

pub(crate) fn care_monitor(simulator: &CareMonitorSimulator, way: CareMonitorWay) -> ConnectionInput {
    let options = CareMonitorOptions::default();
    let organisations = simulator.control().organisations();
    let settings = AccountSettings::CareMonitor {
        org_id: organisations[0]["id"].as_str().unwrap().to_owned(),
        way,
        user_id: options.user_id.clone(),
        client_id: options.client_id.clone(),
        portal_url: simulator.base_url(),
    };
    let secret = match way {
        CareMonitorWay::Password => (SecretKind::Password, options.password.as_str()),
        CareMonitorWay::Key => (SecretKind::ApiKey, options.api_key.as_str()),
    };
    input("CareMonitor", simulator.base_url(), settings, secret)
}

pub(crate) fn small() -> CariumOptions {
    CariumOptions {
        patients: 30,
        practitioners: 3,
        days: 4,
        visits_today: 10,
        speed: 0.0,
        zone: noon(),
        ..CariumOptions::default()
    }
}

async fn view(desktop: &Desktop, id: &ConnectionId) -> ConnectionView {
    let all = desktop.session.member().connections().await.unwrap();
    all.into_iter().find(|one| &one.id == id).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_vendor_is_tried_and_connected_in_its_own_way() {
    let desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let carium_vendor = CariumSimulator::start(small()).await.unwrap();
    let clin_one_vendor = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let mia_vendor = MiaSimulator::start(MiaOptions::default()).await.unwrap();
    let care_vendor = CareMonitorSimulator::start(CareMonitorOptions::default()).await.unwrap();
    let inputs = [
        carium(&carium_vendor, carium_vendor.username()),
        clin_one(&clin_one_vendor),
        mia(&mia_vendor),
        care_monitor(&care_vendor, CareMonitorWay::Password),
        care_monitor(&care_vendor, CareMonitorWay::Key),
    ];
    for input in inputs {
        let report = administrator.test_connection(&input).await.unwrap();
        assert!(report.passed, "{}: {:?}", input.name, report.steps);
        let mut wrong = input.clone();
        wrong.secrets[0].value = "not the secret".to_owned();
        let report = administrator.test_connection(&wrong).await.unwrap();
        let refused = report.steps.iter().find(|step| step.outcome == TestOutcome::KeyRefused);
        assert!(refused.is_some(), "{}: {:?}", input.name, report.steps);
        let id = administrator.save_connection(input).await.unwrap();
        assert!(!view(&desktop, &id).await.capabilities.is_empty());
    }
    let seen = desktop.session.member().connections().await.unwrap();
    assert_eq!(seen.len(), 6);
    let clin_one = seen.iter().find(|one| one.vendor == Vendor::ClinOne).unwrap();
    assert!(clin_one.profile.as_ref().is_some_and(|profile| !profile.own && profile.departures.is_empty()));
    assert!(clin_one.assumptions.iter().any(|one| one.id == "A-C1-05"));
}

#[tokio::test(flavor = "multi_thread")]
async fn car_01_the_code_is_asked_for_only_when_the_vendor_asks_and_the_day_appears_after_it() {
    let desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let vendor = CariumSimulator::start(small()).await.unwrap();
    let input = carium(&vendor, vendor.totp_username());
    let report = administrator.test_connection(&input).await.unwrap();
    let step = report.steps.iter().find(|step| step.step == TestStepKind::LogIn).unwrap();
    assert_eq!((report.passed, step.outcome), (false, TestOutcome::NeedsTotp));
    let id = administrator.save_connection(input).await.unwrap();
    let stands = |wanted: StandingState| {
        let (desktop, id) = (&desktop, &id);
        async move {
            until("the account stands so", || async {
                (view(desktop, id).await.standing.state == wanted).then_some(())
            })
            .await;
        }
    };
    stands(StandingState::NeedsTotp).await;
    assert_eq!(administrator.log_in(&id, None).await.unwrap(), LogInOutcome::NeedsTotp);
    assert!(administrator.log_in(&id, Some("12ab56")).await.is_err(), "letters are no code");
    let code = vendor.control().totp_code();
    assert_eq!(administrator.log_in(&id, Some(&code)).await.unwrap(), LogInOutcome::Done);
    stands(StandingState::Ready).await;
    until("Carium's visits are on the board", || async {
        let rows = desktop.rows().await;
        rows.iter().any(|row| row.vendor == Vendor::Carium && row.person.name.family.is_some()).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_of_an_organisations_own_is_shown_by_its_name_and_means_what_it_says() {
    let desktop = Desktop::connected().await;
    let vendor = CariumSimulator::start(small()).await.unwrap();
    let input = carium(&vendor, vendor.username());
    desktop.session.administrator().unwrap().save_connection(input).await.unwrap();
    let row = until("a visit of Carium's", || async {
        let rows = desktop.rows().await;
        let scheduled = |row: &&clinic::views::BoardRow| {
            assert!(row.vendor != Vendor::Carium || !row.status_word.is_empty(), "a state is guessed: {row:?}");
            row.vendor == Vendor::Carium && row.state == VisitState::Scheduled && !row.clinicians.is_empty()
        };
        rows.iter().find(scheduled).cloned()
    })
    .await;
    let id = desktop.visit(&row.visit).await.vendor_id.unwrap();
    let (cancelled, _) =
        vendor.control().statuses().into_iter().find(|(name, _)| name.to_lowercase().starts_with("cancel")).unwrap();
    vendor.control().set_status(&id, &cancelled);
    until("it is cancelled here", || async {
        let rows = desktop.rows().await;
        rows.iter()
            .find(|one| one.visit == row.visit)
            .is_none_or(|one| one.state == VisitState::Cancelled)
            .then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_vendor_that_hangs_and_one_that_answers_html_hold_up_no_other() {
    let desktop = Desktop::connected().await;
    let hanging = CariumSimulator::start(small()).await.unwrap();
    let html = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let administrator = desktop.session.administrator().unwrap();
    let first = administrator.save_connection(carium(&hanging, hanging.username())).await.unwrap();
    administrator.save_connection(clin_one(&html)).await.unwrap();
    until("Carium's visits are on the board", || async {
        desktop.rows().await.iter().any(|row| row.vendor == Vendor::Carium).then_some(())
    })
    .await;
    let forever = |operation: &str, fault: Fault| FaultRule { count: u32::MAX, ..FaultRule::next(operation, fault) };
    for operation in ["CAR-05", "CAR-08", "CAR-09", "CAR-19"] {
        hanging.control().add_fault(forever(operation, Fault::TimeoutBefore));
    }
    let page = Fault::Status {
        code: 200,
        body: "<html>Sign in to the network</html>".to_owned(),
        content_type: "text/html".to_owned(),
        retry_after: None,
    };
    for operation in ["C1-02", "C1-03", "C1-04", "C1-09"] {
        html.control().add_fault(forever(operation, page.clone()));
    }
    let solo = until("somebody of Solo's is expected", || async {
        let rows = desktop.rows().await;
        rows.into_iter().find(|row| row.vendor == Vendor::Solo && row.state == VisitState::Scheduled)
    })
    .await;
    let number = desktop.visit(&solo.visit).await.vendor_id.unwrap().parse().unwrap();
    let begun = Moment::now();
    desktop.control.set_status(number, "arrived");
    desktop.session.member().refresh().await.unwrap();
    until("Solo's patient arrives meanwhile", || async {
        let rows = desktop.rows().await;
        rows.iter().any(|row| row.visit == solo.visit && row.state == VisitState::Arrived).then_some(())
    })
    .await;
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    until("the hanging vendor's rows grow old and stay", || async {
        let board = desktop.session.member().board(None).await.unwrap();
        let silent = board.connections.iter().any(|age| age.id == first && age.silent_since.is_some());
        let still = board.today.iter().chain(&board.waiting).any(|row| row.vendor == Vendor::Carium);
        (silent && still).then_some(())
    })
    .await;
}
