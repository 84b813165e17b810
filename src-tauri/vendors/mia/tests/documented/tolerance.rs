//! Null, absent and oddly typed: none of it may hide a record or a device that can be read.

use mia::CrudQuery;
use serde_json::{Value, json};

use crate::exchange::{answering, client};
use crate::health::normalised;

#[tokio::test]
async fn mia_07_reads_a_record_in_which_anything_but_its_own_id_is_null_or_absent() {
    let whole = normalised();
    for name in whole.as_object().unwrap().keys().filter(|name| *name != "_id") {
        let (mut null, mut absent) = (whole.clone(), whole.clone());
        null[name] = Value::Null;
        absent.as_object_mut().unwrap().remove(name);
        for record in [null, absent] {
            let server = answering(json!([record])).await;
            let page = client(&server).health_data().list(&CrudQuery::all()).await;
            assert!(page.is_ok(), "{name}: {page:?}");
        }
    }
}

#[tokio::test]
async fn a_record_without_an_id_is_not_passed_over() {
    let server = answering(json!([{"patientId": "pat-1"}])).await;
    assert!(client(&server).health_data().list(&CrudQuery::all()).await.is_err());
    assert!(client(&server).devices().list(&CrudQuery::all()).await.is_err());
}

#[tokio::test]
async fn names_of_unknown_fields_are_kept_and_what_they_hold_is_not() {
    let mut record = normalised();
    record["note"] = json!({"patient": "Ada"});
    let server = answering(json!([record])).await;
    let page = client(&server).health_data().list(&CrudQuery::all()).await.unwrap();
    assert_eq!(page.items[0].drift(), ["MIA-07: field note"]);
    assert!(!format!("{:?}", page.items[0]).contains("Ada"));
}
