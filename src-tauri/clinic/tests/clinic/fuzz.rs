//! Replies that no vendor's document shows, from all five vendors at once: whatever they hold, no part of the console breaks
//! off, and when the vendors are well again so is the console. The corpus is what the simulators answer; which replies are
//! spoilt and how follows from a number. `cargo xtask fuzz` goes on for longer.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use clinic::views::{BookingDayQuery, JoinKind};
use domain::CareMonitorWay;
use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumSimulator, ClinOneOptions, ClinOneSimulator, Fault, FaultRule,
    MiaOptions, MiaSimulator,
};

use super::five::{care_monitor, carium, clin_one, mia, small};
use super::support::{Desktop, checked, noon, until};

/// Numbers from which replies of the corpus were found worth a look, tried each time.
const SAVED: [u64; 7] = [1, 7, 42, 1_234, 0xffff_ffff, 0x9e37_79b9_7f4a_7c15, u64::MAX];

/// Panics anywhere in the process: one in background work would go unseen.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// The number that is being tried: a panic in the test's own calls would end it unsaid.
static TRIED: AtomicU64 = AtomicU64::new(0);

fn seeds() -> Vec<u64> {
    let rounds = std::env::var("ANTEROOM_FUZZ_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    SAVED.into_iter().chain((0..rounds).map(|round: u64| round.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn fuzz_whatever_vendors_reply_no_part_of_the_console_breaks_off() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |about| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        eprintln!("with {}", TRIED.load(Ordering::SeqCst));
        before(about);
    }));
    let desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let carium_vendor = CariumSimulator::start(small()).await.unwrap();
    let clin_one_vendor = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let mia_vendor = MiaSimulator::start(MiaOptions::default()).await.unwrap();
    let care_vendor = CareMonitorSimulator::start(CareMonitorOptions::default()).await.unwrap();
    for input in [
        carium(&carium_vendor, carium_vendor.username()),
        clin_one(&clin_one_vendor),
        mia(&mia_vendor),
        care_monitor(&care_vendor, CareMonitorWay::Password),
    ] {
        administrator.save_connection(input).await.unwrap();
    }
    let (member, clinician) = (desktop.session.member(), desktop.session.clinician().unwrap());
    let (scheduling, chart) = (clinician.scheduling(), clinician.chart());
    for seed in seeds() {
        TRIED.store(seed, Ordering::SeqCst);
        let rule =
            || FaultRule { operation: "*".to_owned(), fault: Fault::Mutated { seed }, count: u32::MAX, after: 0 };
        desktop.control.add_fault(rule());
        carium_vendor.control().add_fault(rule());
        clin_one_vendor.control().add_fault(rule());
        mia_vendor.control().add_fault(rule());
        care_vendor.control().add_fault(rule());
        // Answers may be errors; that they come is what is asked.
        drop(member.refresh().await);
        let connections = member.connections().await.unwrap();
        for connection in &connections {
            drop(administrator.log_in(&connection.id, None).await);
        }
        let day = chrono::Utc::now().with_timezone(&noon()).date_naive().to_string();
        drop(member.booking_day(&BookingDayQuery { day, duration_s: None, patient: None }).await);
        drop(member.devices().await);
        for row in desktop.rows().await.into_iter().take(6) {
            drop(member.visit(&row.visit).await);
            drop(member.visit_files(&row.visit).await);
            drop(chart.note(&row.visit).await);
            for kind in [JoinKind::Provider, JoinKind::Said, JoinKind::HostLink, JoinKind::ContextLink] {
                drop(clinician.join(&row.visit, kind, &checked(&row.person)).await);
            }
            if let Some(patient) = &row.person.key {
                drop(member.patient(patient).await);
                drop(member.episodes(patient).await);
                drop(scheduling.record(patient, None).await);
                drop(scheduling.subject_record(patient).await);
                drop(member.record_documents(patient).await);
                drop(chart.metrics(patient).await);
            }
        }
        drop(member.assistance().await);
        drop(administrator.webhooks().await);
        assert_eq!(PANICS.load(Ordering::SeqCst), 0, "with {seed}");
        desktop.control.clear_faults();
        carium_vendor.control().clear_faults();
        clin_one_vendor.control().clear_faults();
        mia_vendor.control().clear_faults();
        care_vendor.control().clear_faults();
    }
    // Nothing that was opened led elsewhere.
    let here = |link: &String| link.starts_with("http://127.0.0.1:");
    assert!(desktop.desk.opened.lock().unwrap().iter().all(here));
    until("the day is whole again", || async {
        drop(member.refresh().await);
        let rows = desktop.rows().await;
        (!rows.is_empty() && rows.iter().any(|row| row.join.offered)).then_some(())
    })
    .await;
    for connection in member.connections().await.unwrap() {
        assert!(connection.drift.len() <= 200, "{} places", connection.drift.len());
    }
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
}
