use carium::{AppointmentChange, AppointmentFilter, Call, CallErrorKind, NewAppointment, PageAt, named};
use chrono::{SubsecRound, TimeDelta};
use sandbox::CariumOptions;

use crate::support::{Clinic, small};

#[tokio::test]
async fn car_04_to_car_07_an_appointment_is_booked_read_moved_cancelled_and_deleted() {
    let clinic = Clinic::open(small()).await;
    let new = NewAppointment {
        call: Call::Links {
            guest_url: "https://meet.example.com/guest?x=1".parse().unwrap(),
            host_url: "https://meet.example.com/host".parse().unwrap(),
        },
        ..clinic.visit()
    };
    let appointments = clinic.appointments();
    let id = appointments.create(&new).await.unwrap();
    let read = appointments.get(&id).await.unwrap();
    let start = new.start_time.trunc_subsecs(0);
    assert_eq!(read.id, id);
    assert_eq!(read.attributes.start_time.as_ref().unwrap().instant(), Some(start));
    assert_eq!(read.attributes.individual_id.as_ref(), Some(&new.individual_id));
    assert_eq!(read.attributes.guest_url.as_deref(), Some("https://meet.example.com/guest?x=1"));

    let later = (start + TimeDelta::hours(1), start + TimeDelta::minutes(90));
    let moved = AppointmentChange { times: Some(later), ..AppointmentChange::default() };
    let read = appointments.update(&id, &moved).await.unwrap();
    assert_eq!(read.attributes.end_time.as_ref().unwrap().instant(), Some(later.1));

    let statuses = clinic.organization().appointment_statuses(PageAt::default()).await.unwrap().items;
    let cancelled = named(&statuses, &["cancelled", "canceled"]).expect("the organisation can cancel");
    let cancel = AppointmentChange { status_id: Some(cancelled.id.clone()), ..AppointmentChange::default() };
    let read = appointments.update(&id, &cancel).await.unwrap();
    assert_eq!(read.attributes.status_id.as_ref(), Some(&cancelled.id));

    appointments.delete(&id).await.unwrap();
    assert_eq!(clinic.control.appointment(id.as_str()), None);
    assert_eq!(appointments.get(&id).await.unwrap_err().kind(), CallErrorKind::NotFound);
    assert_eq!(appointments.delete(&id).await.unwrap_err().kind(), CallErrorKind::NotFound);
}

#[tokio::test]
async fn car_06_an_endpoint_that_takes_no_id_is_served_too() {
    let clinic = Clinic::open(CariumOptions { refuses_id_in_patch: true, ..small() }).await;
    let id = clinic.appointments().create(&clinic.visit()).await.unwrap();
    let change = AppointmentChange { description: Some("Moved to video".to_owned()), ..AppointmentChange::default() };
    let read = clinic.appointments().update(&id, &change).await.unwrap();
    assert_eq!(read.attributes.description.as_deref(), Some("Moved to video"));
    assert_eq!(clinic.control.requests_of(&["CAR-06"]), 2);
}

#[tokio::test]
async fn car_06_leaving_a_video_channel_for_links_and_coming_back_is_taken() {
    let clinic = Clinic::open(small()).await;
    let id = clinic.appointments().create(&clinic.visit()).await.unwrap();
    let links = Call::Links {
        guest_url: "https://meet.example.com/guest".parse().unwrap(),
        host_url: "https://meet.example.com/host".parse().unwrap(),
    };
    for call in [links, Call::VideoChannel] {
        let channel = call == Call::VideoChannel;
        let change = AppointmentChange { call: Some(call), ..AppointmentChange::default() };
        let read = clinic.appointments().update(&id, &change).await.unwrap();
        assert_eq!(read.attributes.add_video_channel, Some(channel));
        assert_eq!(read.attributes.guest_url.is_none(), channel);
    }
}

#[tokio::test]
async fn car_08_lists_the_appointments_of_one_patient() {
    let clinic = Clinic::open(small()).await;
    let patient = clinic.patient(0);
    let elsewhere = clinic.control.book_elsewhere(patient.as_str(), clinic.control.now()).unwrap();
    let filter = AppointmentFilter { individual_id: Some(patient.clone()), ..AppointmentFilter::default() };
    let listed = clinic.appointments().pages(&filter).all(4).await.unwrap().items;
    assert_eq!(listed.len(), clinic.control.appointments_of(patient.as_str()).len());
    assert!(listed.iter().any(|one| one.id.as_str() == elsewhere));
    assert!(listed.iter().all(|one| one.attributes.individual_id.as_ref() == Some(&patient)));
    assert!(listed.iter().all(|one| one.attributes.start_time.as_ref().unwrap().instant().is_some()));
}
