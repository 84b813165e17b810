use std::collections::HashMap;

use store::{DeviceData, DeviceRow, DevicesRead};

use crate::support::{at, connection, fresh};

fn row(record: &str, patient: Option<&str>) -> DeviceRow {
    DeviceRow {
        record: record.into(),
        device: Some("cuff-1".into()),
        provider: None,
        kind: None,
        name: Some("Cuff of Okafor".into()),
        serial: None,
        status: Some("Active".into()),
        patient: patient.map(Into::into),
    }
}

#[tokio::test]
async fn a_list_of_devices_replaces_the_last_one_and_never_a_newer_one() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    assert_eq!(mirror.devices(&connection()).await.unwrap(), DevicesRead::default());
    mirror.put_devices(&connection(), &[row("b", None), row("a", Some("65a1"))], at(2)).await.unwrap();
    mirror.put_devices(&connection(), &[], at(1)).await.unwrap();
    let read = mirror.devices(&connection()).await.unwrap();
    assert!(read.devices == [row("b", None), row("a", Some("65a1"))], "in the vendor's order");
    assert_eq!((read.read_at, read.data_read_at), (Some(at(2)), None));
    mirror.put_devices(&connection(), &[], at(3)).await.unwrap();
    assert!(mirror.devices(&connection()).await.unwrap().devices.is_empty());
}

#[tokio::test]
async fn what_a_device_sent_is_counted_by_patient_and_goes_with_the_connection() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let one = DeviceData { stored: 1, waiting: vec![("h".into(), Some(at(1)))], ..DeviceData::default() };
    let other = DeviceData { normalised: 3, received_at: Some(at(2)), ..DeviceData::default() };
    let data =
        HashMap::from([(("cuff-1".to_owned(), "65a1".to_owned()), one), (("cuff-1".to_owned(), String::new()), other)]);
    mirror.put_devices(&connection(), &[row("a", Some("65a1"))], at(2)).await.unwrap();
    mirror.put_device_data(&connection(), &data, at(3)).await.unwrap();
    let read = mirror.devices(&connection()).await.unwrap();
    assert!(read.data == data);
    assert_eq!(read.data_read_at, Some(at(3)));
    mirror.forget_connection(&connection()).await.unwrap();
    assert_eq!(mirror.devices(&connection()).await.unwrap(), DevicesRead::default());
}

#[test]
fn a_devices_name_is_not_printed() {
    assert!(!format!("{:?}", row("a", Some("65a1"))).contains("Okafor"));
}
