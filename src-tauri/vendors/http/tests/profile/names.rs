//! Field names, both ways.

use serde_json::json;

use crate::{GOOD, SHAPE, good, with};
use vendor_http::profile::Profile;

#[test]
fn a_record_is_renamed_to_the_wire_and_back_with_what_it_holds() {
    let profile = good();
    let ours = json!({"id": 7, "family_name": null, "device": {"maker": "x", "serial": "y"}});
    let wire = json!({"patientNumber": 7, "lastName": null, "apparatus": {"manufacturer": "x", "serial": "y"}});
    assert_eq!(profile.fields("patient").to_wire(ours.clone()), wire);
    assert_eq!(profile.fields("patient").to_ours(wire), ours);
}

#[test]
fn a_list_is_a_list_of_the_record_and_nothing_else_is_touched() {
    let profile = good();
    let wire = json!([{"lastName": "A", "apparatus": [{"serial": 1}]}, 7, null]);
    let ours = json!([{"family_name": "A", "device": [{"serial": 1}]}, 7, null]);
    assert_eq!(profile.fields("patient").to_ours(wire), ours);
}

#[test]
fn a_field_that_nothing_names_is_kept_and_never_taken_for_one_of_ours() {
    let profile = good();
    let wire = json!({"lastName": "A", "room": 3, "family_name": "B", "id": 9});
    let ours = json!({"family_name": "A", "room": 3, "unnamed.family_name": "B", "unnamed.id": 9});
    assert_eq!(profile.fields("patient").to_ours(wire.clone()), ours);
    assert_eq!(profile.fields("patient").to_wire(ours), wire, "and goes back as it came");
}

#[test]
fn names_may_be_exchanged() {
    let swapped = GOOD.replace("\"patientNumber\"", "\"family_name\"").replace("\"lastName\"", "\"id\"");
    let profile = Profile::read(&swapped, &SHAPE).unwrap();
    let ours = json!({"id": 1, "family_name": 2});
    let wire = profile.fields("patient").to_wire(ours.clone());
    assert_eq!(wire, json!({"family_name": 1, "id": 2}));
    assert_eq!(profile.fields("patient").to_ours(wire), ours);
}

#[test]
fn words_are_found_both_ways() {
    let profile = good();
    let names = profile.fields("patient");
    assert_eq!((names.wire("id"), names.ours("patientNumber"), names.ours("id")), ("patientNumber", Some("id"), None));
}

#[test]
fn a_key_that_the_shape_does_not_know_is_found() {
    let profile = good();
    let record = json!({"id": 1, "middle": 2, "device": {"serial": 1, "colour": 2}});
    assert_eq!(profile.fields("patient").unnamed(&record), ["device.colour", "middle"]);
}

#[test]
fn what_departs_from_another_profile_is_told_by_key() {
    let made = with("\"lastName\"", "\"surname\"").unwrap();
    assert_eq!(made.departures(&good()), ["fields.patient.family_name"]);
    let made = with("minutes = 15", "minutes = 20").unwrap();
    assert_eq!(made.departures(&good()), ["settings.minutes"]);
    assert!(good().departures(&good()).is_empty());
}

#[test]
#[should_panic(expected = "the default profile of somebody has faults")]
fn a_default_with_a_fault_is_found_at_once() {
    Profile::default_for(&SHAPE, "vendor = \"somebody\"");
}
