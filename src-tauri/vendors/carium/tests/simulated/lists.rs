use std::time::{Duration, Instant};

use carium::{AppointmentFilter, IndividualFilter, PageAt};

use crate::support::{Clinic, small};

#[tokio::test]
async fn car_09_to_car_12_give_what_the_organisation_defines() {
    let clinic = Clinic::open(small()).await;
    let (organization, at) = (clinic.organization(), PageAt::default());
    let practitioners = organization.practitioners(at).await.unwrap().items;
    let named: Vec<_> =
        practitioners.iter().map(|one| (one.attributes.display_name().unwrap(), one.id.0.clone())).collect();
    assert_eq!(named, clinic.control.practitioners());
    let statuses = organization.appointment_statuses(at).await.unwrap().items;
    let types = organization.appointment_types(at).await.unwrap().items;
    let classes = clinic.documents().classes(at).await.unwrap().items;
    assert_eq!(statuses.len(), clinic.control.statuses().len());
    assert_eq!(types.len(), clinic.control.types().len());
    assert_eq!(classes.len(), clinic.control.document_classes().len());
    assert!(statuses.iter().all(|one| one.attributes.name.is_some() && one.drift("CAR-10").is_empty()));
    assert!(types.iter().all(|one| one.drift("CAR-11").is_empty()));
    assert!(classes.iter().all(|one| one.drift("CAR-12").is_empty()));
}

#[tokio::test]
async fn car_08_all_pages_are_all_appointments() {
    let clinic = Clinic::open(small()).await;
    let all = clinic.appointments().pages(&AppointmentFilter::default()).with_limit(4).all(4).await.unwrap();
    assert!(!all.moved);
    assert_eq!(all.items.len(), clinic.control.appointments().len());
}

#[tokio::test]
async fn four_pages_at_a_time_are_faster_than_one_after_the_other_from_a_vendor_that_is_far() {
    let clinic = Clinic::open(sandbox::CariumOptions { patients: 200, ..small() }).await;
    clinic.control.set_latency(Duration::from_millis(20));
    let (mut last, patients) = (0, clinic.patients());
    let mut time = async |at_a_time| {
        let start = Instant::now();
        let all = patients.pages(&IndividualFilter::default()).with_limit(5).all(at_a_time).await.unwrap();
        assert!(all.items.len() >= 200 && !all.moved);
        last = all.items.len();
        start.elapsed().as_secs_f64()
    };
    let (one, four) = (time(1).await, time(4).await);
    assert!(one / four > 2.0, "{one} s one after the other, {four} s four at a time, {last} patients");
}
