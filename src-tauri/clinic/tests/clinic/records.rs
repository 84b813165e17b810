//! Patient records: changed and registered exactly once, and never over somebody else's change.

use clinic::views::{Decision, EditInput, IntentView, PatientView, RecordView};
use domain::demographics::{ContactPoint, DemographicField};
use domain::{Demographics, IntentId, IntentState, PatientKey};
use sandbox::{Fault, FaultRule};
use solo::{PatientId, PatientWrite, Solo, SoloConfig};
use vault::SecretString;

use super::support::{Desktop, checked, until};

const EDITS: [&str; 2] = ["SOLO-03", "SOLO-04"];

/// Somebody at the vendor, not at this console.
pub(crate) fn elsewhere(desktop: &Desktop) -> Solo {
    let key = SecretString::from(desktop.simulator.api_key().to_owned());
    Solo::new(SoloConfig::new(desktop.simulator.base_url().parse().unwrap(), key)).unwrap()
}

fn external_id(patient: &PatientView) -> PatientId {
    let found = patient.identifiers.iter().find(|one| one.kind == domain::IdentifierKind::ExternalId).unwrap();
    PatientId(found.value.clone())
}

pub(crate) async fn intent(desktop: &Desktop, id: &IntentId, wanted: IntentState) -> IntentView {
    until(&format!("the intent is {wanted:?}"), || async {
        let story = desktop.session.member().intent(id).await.unwrap();
        (story.intent.state == wanted).then_some(story.intent)
    })
    .await
}

struct Opened {
    key: PatientKey,
    id: PatientId,
    form: RecordView,
}

impl Opened {
    async fn someone(desktop: &Desktop) -> Self {
        let patient = desktop.someone().await;
        let key = patient.person.key.clone().unwrap();
        let form = desktop.session.scheduling().unwrap().record(&key, None).await.unwrap();
        Self { key, id: external_id(&patient), form }
    }

    fn input(&self, change: impl Fn(&mut Demographics)) -> EditInput {
        let mut after = self.form.record.clone();
        change(&mut after);
        EditInput {
            patient: self.key.clone(),
            before: self.form.record.clone(),
            after,
            checked: Some(checked(&self.form.patient.person)),
        }
    }
}

fn moves(record: &mut Demographics) {
    record.address.city = "Weehawken".to_owned();
    record.preferred_language = "Quechua".to_owned();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_shown_before_and_after_sent_once_with_nothing_else_and_read_back() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    let input = opened.input(moves);
    let review = scheduling.review_edit(input.clone()).await.unwrap();
    let fields: Vec<_> = review.changes.iter().map(|change| change.field).collect();
    assert_eq!(fields, [DemographicField::PreferredLanguage, DemographicField::Address]);
    assert!(review.problems.is_empty());
    let at_vendor = elsewhere(&desktop);
    let before = at_vendor.patients().get(&opened.id).await.unwrap();
    desktop.control.clear_requests();
    let kept = scheduling.edit_patient(input).await.unwrap();
    assert_eq!(intent(&desktop, &kept.intent, IntentState::Confirmed).await.operation, "SOLO-03");
    assert_eq!(desktop.control.requests_of(&EDITS), 1);
    let after = at_vendor.patients().get(&opened.id).await.unwrap();
    assert_eq!(after.address[0].city.as_deref(), Some("Weehawken"));
    assert!(after.name == before.name && after.telecom == before.telecom && after.mrn == before.mrn);
    until("the mirror has it", || async {
        let patient = desktop.session.member().patient(&opened.key).await.unwrap();
        patient.address.filter(|address| address.contains("Weehawken"))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_known_by_solos_own_number_is_changed_by_it() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let spid = desktop.control.patients(15)[14]["spid"].to_string();
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    let found = scheduling.look_up_patient(&connection, clinic::views::LookUp::Spid(spid)).await.unwrap();
    let key = found.person.key.clone().unwrap();
    let form = scheduling.record(&key, None).await.unwrap();
    let mut after = form.record.clone();
    moves(&mut after);
    let input = EditInput { patient: key, before: form.record, after, checked: Some(checked(&form.patient.person)) };
    let kept = scheduling.edit_patient(input).await.unwrap();
    assert_eq!(intent(&desktop, &kept.intent, IntentState::Confirmed).await.operation, "SOLO-04");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_somebody_changed_meanwhile_is_not_overwritten_and_both_values_are_told() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    let theirs = PatientWrite { preferred_language: Some("Portuguese".to_owned()), ..PatientWrite::default() };
    elsewhere(&desktop).patients().update(&opened.id, &theirs).await.unwrap();
    desktop.control.clear_requests();
    let kept = scheduling.edit_patient(opened.input(moves)).await.unwrap();
    let refused = intent(&desktop, &kept.intent, IntentState::Rejected).await;
    assert_eq!(refused.why, "recordChanged");
    assert_eq!(desktop.control.requests_of(&EDITS), 0, "nothing was sent");
    let again = scheduling.record(&opened.key, Some(&kept.intent)).await.unwrap();
    let typed = again.kept.unwrap();
    assert_eq!(again.record.preferred_language, "Portuguese");
    assert_eq!(typed.after.preferred_language, "Quechua");
    assert_eq!(typed.before.unwrap().preferred_language, opened.form.record.preferred_language);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_not_part_of_the_change_may_have_changed_meanwhile() {
    let desktop = Desktop::connected().await;
    let opened = Opened::someone(&desktop).await;
    let theirs = PatientWrite { race: Some("another".to_owned()), ..PatientWrite::default() };
    let at_vendor = elsewhere(&desktop);
    at_vendor.patients().update(&opened.id, &theirs).await.unwrap();
    let kept = desktop.session.scheduling().unwrap().edit_patient(opened.input(moves)).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    let now = at_vendor.patients().get(&opened.id).await.unwrap();
    assert_eq!((now.race.as_deref(), now.preferred_language.as_deref()), (Some("another"), Some("Quechua")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_of_unknown_outcome_ends_with_exactly_one_effect() {
    for fault in [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 2_200 }] {
        let desktop = Desktop::connected().await;
        let opened = Opened::someone(&desktop).await;
        desktop.control.meet_next(&EDITS, &fault);
        desktop.control.clear_requests();
        let kept = desktop.session.scheduling().unwrap().edit_patient(opened.input(moves)).await.unwrap();
        intent(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert_eq!(desktop.control.requests_of(&EDITS), 1, "{fault:?} was sent more than once");
        let now = elsewhere(&desktop).patients().get(&opened.id).await.unwrap();
        assert_eq!(now.preferred_language.as_deref(), Some("Quechua"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_never_arrived_asks_a_person_and_is_sent_again_only_by_them() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    desktop.control.meet_next(&EDITS, &Fault::TimeoutBefore);
    desktop.control.clear_requests();
    let kept = scheduling.edit_patient(opened.input(moves)).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    assert_eq!(desktop.control.requests_of(&EDITS), 1);
    desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(desktop.control.requests_of(&EDITS), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_turns_out_to_have_arrived_is_not_sent_again_even_when_a_person_says_so() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    desktop.control.meet_next(&EDITS, &Fault::TimeoutBefore);
    let kept = scheduling.edit_patient(opened.input(moves)).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    let mut theirs = PatientWrite { preferred_language: Some("Quechua".to_owned()), ..PatientWrite::default() };
    let mut address = elsewhere(&desktop).patients().get(&opened.id).await.unwrap().address;
    address[0].city = Some("Weehawken".to_owned());
    theirs.address = Some(address);
    elsewhere(&desktop).patients().update(&opened.id, &theirs).await.unwrap();
    desktop.control.clear_requests();
    desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    assert_eq!(intent(&desktop, &kept.intent, IntentState::Confirmed).await.why, "alreadyThere");
    assert_eq!(desktop.control.requests_of(&EDITS), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_an_edit_looks_before_it_does_anything() {
    let mut desktop = Desktop::connected().await;
    let opened = Opened::someone(&desktop).await;
    desktop.control.meet_next(&EDITS, &Fault::TimeoutAfterCommit);
    desktop.control.clear_requests();
    let kept = desktop.session.scheduling().unwrap().edit_patient(opened.input(moves)).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::Sending).await;
    until("it is committed", || async { (desktop.control.requests_of(&EDITS) == 1).then_some(()) }).await;
    desktop.reopen().await;
    intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(desktop.control.requests_of(&EDITS), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_keeps_what_was_typed_and_the_vendors_own_words() {
    for code in [409, 422] {
        let desktop = Desktop::connected().await;
        let scheduling = desktop.session.scheduling().unwrap();
        let opened = Opened::someone(&desktop).await;
        let words = r#"{"error":{"message":"Not this one"}}"#.to_owned();
        let content_type = "application/json".to_owned();
        desktop.control.meet_next(&EDITS, &Fault::Status { code, body: words, content_type, retry_after: None });
        let kept = scheduling.edit_patient(opened.input(moves)).await.unwrap();
        let refused = intent(&desktop, &kept.intent, IntentState::Rejected).await;
        assert_eq!(refused.vendor_message.as_deref(), Some("Not this one"));
        assert!(refused.choices.contains(&clinic::views::IntentChoice::Correct));
        let typed = scheduling.record(&opened.key, Some(&kept.intent)).await.unwrap().kept.unwrap();
        assert_eq!(typed.after.address.city, "Weehawken");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_cannot_be_read_again_is_not_written() {
    let desktop = Desktop::connected().await;
    let opened = Opened::someone(&desktop).await;
    let failing =
        Fault::Status { code: 500, body: String::new(), content_type: "text/plain".to_owned(), retry_after: None };
    desktop.control.add_fault(FaultRule { operation: "SOLO-01".to_owned(), fault: failing, count: 12, after: 0 });
    desktop.control.clear_requests();
    let kept = desktop.session.scheduling().unwrap().edit_patient(opened.input(moves)).await.unwrap();
    until("it waits", || async {
        let story = desktop.session.member().intent(&kept.intent).await.unwrap();
        (story.intent.why == "recordNotRead").then_some(())
    })
    .await;
    assert_eq!(desktop.control.requests_of(&EDITS), 0);
    intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(desktop.control.requests_of(&EDITS), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_an_edit_needs_two_identifiers_and_one_change_at_a_time() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    let unchecked = EditInput { checked: None, ..opened.input(moves) };
    assert!(scheduling.edit_patient(unchecked).await.is_err());
    assert!(scheduling.edit_patient(opened.input(|_| {})).await.is_err(), "nothing differs");
    desktop.control.meet_next(&EDITS, &Fault::TimeoutBefore);
    scheduling.edit_patient(opened.input(moves)).await.unwrap();
    let second = opened.input(|record| record.race = "another".to_owned());
    assert!(scheduling.edit_patient(second).await.is_err(), "the first one is under way");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_a_rule_of_solo_is_told_field_by_field_and_never_kept() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    let input = opened.input(|record| {
        record.deceased = true;
        record.linked_by_email = true;
        // A few people are in a group already.
        record.group_type.clear();
        record.group_name.clear();
        record.telecom.push(ContactPoint {
            system: "email".to_owned(),
            usage: "home".to_owned(),
            value: "nowhere".to_owned(),
        });
    });
    let review = scheduling.review_edit(input.clone()).await.unwrap();
    let told: Vec<_> = review.problems.iter().map(|one| one.field).collect();
    use DemographicField as F;
    assert_eq!(told, [F::Telecom, F::DeceasedAt, F::GroupType, F::GroupName]);
    assert!(scheduling.edit_patient(input).await.is_err());
    assert!(desktop.session.member().outbox().await.unwrap().under_way.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_makes_a_record_look_like_somebody_elses_is_told_before() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let opened = Opened::someone(&desktop).await;
    let rows = desktop.rows().await;
    let other = rows
        .iter()
        .map(|row| &row.person)
        .find(|person| person.number.is_some() && person.key.as_ref() != Some(&opened.key))
        .unwrap();
    let mrn = other.number.clone().unwrap().value;
    let same_number = opened.input(|record| record.mrn.clone_from(&mrn));
    let review = scheduling.review_edit(same_number).await.unwrap();
    let told: Vec<_> = review.duplicates.into_iter().map(|one| one.person.key).collect();
    assert_eq!(told, std::slice::from_ref(&other.key));
    let harmless = scheduling.review_edit(opened.input(moves)).await.unwrap();
    assert!(harmless.duplicates.is_empty(), "the record is not its own namesake");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_death_and_its_moment_arrive_together() {
    let desktop = Desktop::connected().await;
    let opened = Opened::someone(&desktop).await;
    let died = opened.input(|record| {
        record.deceased = true;
        record.deceased_at = "2026-11-19T00:05".to_owned();
    });
    let kept = desktop.session.scheduling().unwrap().edit_patient(died).await.unwrap();
    intent(&desktop, &kept.intent, IntentState::Confirmed).await;
    let now = elsewhere(&desktop).patients().get(&opened.id).await.unwrap();
    assert_eq!((now.deceased, now.deceased_at.as_deref()), (Some(true), Some("2026-11-19 12:05 AM")));
}
