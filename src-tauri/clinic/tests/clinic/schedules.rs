//! A day of schedules over several vendors: rooms at Solo, providers at CareMonitor, nothing at ClinOne.

use chrono::Utc;
use clinic::ClinicError;
use clinic::views::{BookInput, BookingDayQuery, RoomDay, ScheduleKind, ScheduleTimes};
use domain::act::{BookTerms, CareMonitorKind};
use domain::{CareMonitorWay, Vendor};
use sandbox::{CareMonitorOptions, CareMonitorSimulator, ClinOneOptions, ClinOneSimulator};

use super::five::{care_monitor, clin_one};
use super::support::{Desktop, noon, until};

async fn a_day_ahead(desktop: &Desktop, days: i64) -> Vec<RoomDay> {
    let day = Utc::now().with_timezone(&noon()).date_naive() + chrono::TimeDelta::days(days);
    let query = BookingDayQuery { day: day.to_string(), duration_s: None, patient: None };
    desktop.session.member().booking_day(&query).await.unwrap().rooms
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_of_care_monitor_is_a_column_with_the_slots_that_the_vendor_offers() {
    let desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let vendor = CareMonitorSimulator::start(CareMonitorOptions::default()).await.unwrap();
    let subjects = ClinOneSimulator::start(ClinOneOptions::default()).await.unwrap();
    let connection = administrator.save_connection(care_monitor(&vendor, CareMonitorWay::Key)).await.unwrap();
    administrator.save_connection(clin_one(&subjects)).await.unwrap();
    let own: Vec<String> =
        vendor.control().providers().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    let mut offered = None;
    for ahead in 1..8 {
        let rooms = until("the slots are read", || async {
            let rooms = a_day_ahead(&desktop, ahead).await;
            let there: Vec<RoomDay> = rooms.into_iter().filter(|room| room.connection == connection).collect();
            (!there.is_empty() && there.iter().all(|room| room.slots_read_at.is_some())).then_some(there)
        })
        .await;
        offered = rooms.into_iter().find(|room| !room.slots.is_empty());
        if offered.is_some() {
            break;
        }
    }
    let column = offered.unwrap();
    assert!(own.contains(&column.id), "a column is a provider of the vendor's");
    assert_eq!((column.kind, column.times), (ScheduleKind::Practitioner, ScheduleTimes::Listed));
    assert!(column.terms.is_none() && column.book.offered);
    let vendors: Vec<Vendor> = a_day_ahead(&desktop, 1).await.into_iter().map(|room| room.vendor).collect();
    assert!(vendors.contains(&Vendor::Solo) && !vendors.contains(&Vendor::ClinOne));

    // A patient of Solo's without a link to a record there cannot be booked with them.
    let solo = desktop.booking().await;
    let elsewhere = BookInput {
        connection,
        room: column.id.clone(),
        reasons: Vec::new(),
        terms: Some(BookTerms::CareMonitor { provider: column.id, kind: CareMonitorKind::Telehealth }),
        ..solo
    };
    let refused = desktop.session.scheduling().unwrap().book(elsewhere).await.unwrap_err();
    assert!(matches!(refused, ClinicError::Conflict("otherConnection")), "{refused:?}");
}
