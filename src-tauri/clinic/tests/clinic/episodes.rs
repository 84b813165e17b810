//! Episodes of care: read when somebody looks, readable offline, made, changed and given visits.

use clinic::Session;
use clinic::views::{
    AssignEpisodeInput, EpisodeDraft, EpisodeInput, EpisodeVersion, EpisodeView, EpisodesView, LookUp, PatientView,
    Reason, VisitAct,
};
use domain::{EpisodeStatus, IntentState, PatientKey, Role};
use sandbox::{BOOKINGS, Fault, FaultRule};

use super::support::{Desktop, checked, until};

/// The person at the vendor who always has an episode, as read from there.
pub(crate) async fn with_an_episode(desktop: &Desktop) -> (PatientView, String) {
    let id = desktop.control.patients(1)[0]["patientId"].as_str().unwrap().to_owned();
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    let scheduling = desktop.session.scheduling().unwrap();
    let patient = scheduling.look_up_patient(&connection, LookUp::ExternalId(id.clone())).await.unwrap();
    (patient, id)
}

pub(crate) fn key(patient: &PatientView) -> PatientKey {
    patient.person.key.clone().unwrap()
}

/// The vendor's patient id of a record here.
pub(crate) fn id(patient: &PatientView) -> String {
    let found = patient.identifiers.iter().find(|found| found.kind == domain::IdentifierKind::ExternalId);
    found.unwrap().value.clone()
}

pub(crate) async fn view(desktop: &Desktop, patient: &PatientView) -> EpisodesView {
    desktop.session.member().episodes(&key(patient)).await.unwrap()
}

/// Episodes once everything of them has been read.
pub(crate) async fn read(desktop: &Desktop, patient: &PatientView) -> EpisodesView {
    until("episodes are read", || async {
        let view = view(desktop, patient).await;
        let whole = view.read_at.is_some() && view.episodes.iter().all(|episode| episode.visits_read_at.is_some());
        whole.then_some(view)
    })
    .await
}

pub(crate) fn draft() -> EpisodeDraft {
    EpisodeDraft {
        name: "Palpitations work-up".to_owned(),
        kind: "cardiology".to_owned(),
        from: "2026-09-29".to_owned(),
        to: String::new(),
        status: EpisodeStatus::Active,
        objective: "Find the rhythm".to_owned(),
        reason: String::new(),
    }
}

pub(crate) fn new(patient: &PatientView, draft: EpisodeDraft) -> EpisodeInput {
    EpisodeInput { patient: key(patient), change: None, draft, replaces: None, checked: checked(&patient.person) }
}

pub(crate) fn change(patient: &PatientView, of: &EpisodeView, draft: EpisodeDraft) -> EpisodeInput {
    let change = EpisodeVersion { id: of.id.clone(), version: of.version.clone() };
    EpisodeInput { change: Some(change), ..new(patient, draft) }
}

/// The episode of that name, once it is read.
pub(crate) async fn named(desktop: &Desktop, patient: &PatientView, name: &str) -> EpisodeView {
    until(&format!("{name} is read"), || async {
        let view = view(desktop, patient).await;
        view.episodes.into_iter().find(|episode| episode.name.as_deref() == Some(name))
    })
    .await
}

pub(crate) async fn created(desktop: &Desktop, patient: &PatientView) -> EpisodeView {
    desktop.session.scheduling().unwrap().write_episode(new(patient, draft())).await.unwrap();
    named(desktop, patient, &draft().name).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_episodes_of_a_patient_open_offline_with_their_age() {
    let mut desktop = Desktop::connected().await;
    let (patient, id) = with_an_episode(&desktop).await;
    let at_vendor = &desktop.control.episodes_of(&id)[0];
    assert_eq!(view(&desktop, &patient).await.read_at, None, "never read is not none");
    let found = read(&desktop, &patient).await;
    assert_eq!(found.episodes.len(), 1);
    let episode = &found.episodes[0];
    assert_eq!(episode.name.as_deref(), at_vendor["name"].as_str());
    assert_eq!(episode.status_word, at_vendor["status"].as_str().unwrap(), "the vendor's own word");
    assert_ne!(episode.status, EpisodeStatus::Unknown);
    assert!(found.types.contains(episode.kind.as_ref().unwrap()));
    desktop.control.set_listening(false).await.unwrap();
    desktop.reopen().await;
    let offline = view(&desktop, &patient).await;
    assert!(offline.read_at.is_some());
    assert_eq!(offline.episodes[0].name, episode.name);
    let told = until("it says why nothing newer is shown", || async { view(&desktop, &patient).await.failed }).await;
    assert!(matches!(told.as_str(), "unreachable" | "silent"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_is_made_changed_and_given_a_visit_each_sent_once_and_read_back() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let scheduling = desktop.session.scheduling().unwrap();
    desktop.control.clear_requests();
    let episode = created(&desktop, &patient).await;
    assert_eq!((episode.status, episode.status_word.as_str()), (EpisodeStatus::Active, "active"));
    assert_eq!(episode.from.as_deref(), Some("2026-09-29"));

    let ended = EpisodeDraft { to: "2026-11-20".to_owned(), status: EpisodeStatus::Finished, ..draft() };
    scheduling.write_episode(change(&patient, &episode, ended)).await.unwrap();
    until("it is finished", || async {
        let episode = named(&desktop, &patient, &draft().name).await;
        (episode.status == EpisodeStatus::Finished && episode.to.as_deref() == Some("2026-11-20")).then_some(())
    })
    .await;

    let row = desktop.rows().await.into_iter().find(|row| row.person.key == patient.person.key).unwrap();
    let offer = desktop.visit(&row.visit).await.acts.into_iter().find(|act| act.act == VisitAct::AssignEpisode);
    assert!(offer.unwrap().offer.offered);
    let input =
        AssignEpisodeInput { visit: row.visit.clone(), episode: episode.id.clone(), checked: checked(&patient.person) };
    scheduling.assign_episode(input.clone()).await.unwrap();
    until("the visit is among the episode's", || async {
        let view = view(&desktop, &patient).await;
        let mine = view.episodes.into_iter().find(|one| one.id == episode.id)?;
        mine.visits.iter().any(|visit| visit.visit.as_ref() == Some(&row.visit)).then_some(())
    })
    .await;
    assert_eq!(desktop.visit(&row.visit).await.episode, episode.name, "the panel names it");
    assert!(scheduling.assign_episode(input).await.is_err(), "it is in it already");
    for operation in ["SOLO-23", "SOLO-26", "SOLO-28"] {
        assert_eq!(desktop.control.requests_of(&[operation]), 1, "{operation}");
    }
    assert!(view(&desktop, &patient).await.ours.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_nothing_is_kept_without_two_identifiers_or_for_somebody_elses_episode() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let mut input = new(&patient, draft());
    input.checked.number = None;
    assert!(scheduling.write_episode(input).await.is_err());
    let episode = created(&desktop, &patient).await;
    let other = desktop.rows().await.into_iter().find(|row| row.person.key != patient.person.key).unwrap();
    let input = AssignEpisodeInput { visit: other.visit, episode: episode.id, checked: checked(&other.person) };
    assert!(scheduling.assign_episode(input).await.is_err(), "the episode is not one of this patient");
    assert_eq!(desktop.control.requests_of(&["SOLO-28"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_never_overwrites_what_somebody_else_changed() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let episode = created(&desktop, &patient).await;
    let wanted = EpisodeDraft { objective: "Exclude fibrillation".to_owned(), ..draft() };
    let input = change(&patient, &episode, wanted.clone());
    desktop.control.rename_episode(&episode.id, "Renamed at the vendor");
    desktop.control.clear_requests();
    scheduling.write_episode(input.clone()).await.unwrap();
    let refused = until("it is refused", || async {
        let ours = view(&desktop, &patient).await.ours;
        ours.into_iter().find(|change| change.intent.state == IntentState::Rejected)
    })
    .await;
    assert_eq!(refused.intent.why, "episodeChanged");
    assert_eq!(refused.draft, Some(wanted), "what was entered is kept");
    assert_eq!(desktop.control.requests_of(&["SOLO-26"]), 0);
    named(&desktop, &patient, "Renamed at the vendor").await;
    assert!(scheduling.write_episode(input).await.is_err(), "the page shows an older one");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_that_is_there_already_is_not_made_a_second_time() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let scheduling = desktop.session.scheduling().unwrap();
    created(&desktop, &patient).await;
    desktop.control.clear_requests();
    scheduling.write_episode(new(&patient, draft())).await.unwrap();
    assert!(scheduling.write_episode(new(&patient, draft())).await.is_err(), "one is on its way");
    until("it is refused", || async {
        let ours = view(&desktop, &patient).await.ours;
        ours.iter().any(|change| change.intent.why == "episodeThere").then_some(())
    })
    .await;
    assert_eq!(desktop.control.requests_of(&["SOLO-23"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_only_an_episode_tells_of_becomes_known() {
    let desktop = Desktop::connected().await;
    let (patient, id) = with_an_episode(&desktop).await;
    let episode = desktop.control.episodes_of(&id)[0]["id"].as_str().unwrap().to_owned();
    let (room, start) = desktop.free_slot().await;
    let spid = desktop.control.patients(1)[0]["spid"].as_i64().unwrap();
    let visit = desktop.control.book_elsewhere(spid, &room, start);
    desktop.control.put_into_episode(visit, &episode);
    until("the visit is known and read", || async {
        let view = view(&desktop, &patient).await;
        let visit = view.episodes.first()?.visits.iter().find(|one| one.vendor_id == visit.to_string())?.clone();
        (visit.visit.is_some() && visit.state.is_some()).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_visit_is_not_booked_into_another_patients_episode() {
    let desktop = Desktop::connected().await;
    let (_, other) = with_an_episode(&desktop).await;
    let mut input = desktop.booking().await;
    let patient = desktop.session.member().patient(&input.patient).await.unwrap();
    assert_ne!(id(&patient), other);
    read(&desktop, &patient).await;
    input.episode = desktop.control.episodes_of(&other)[0]["id"].as_str().map(str::to_owned);
    assert!(desktop.session.scheduling().unwrap().book(input).await.is_err());
    assert!(desktop.session.member().outbox().await.unwrap().under_way.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_that_landed_without_an_id_learns_it_from_its_episode() {
    let desktop = Desktop::connected().await;
    let mut input = desktop.booking().await;
    let patient = desktop.session.member().patient(&input.patient).await.unwrap();
    let episode = created(&desktop, &patient).await;
    input.episode = Some(episode.id.clone());
    let start = input.start.clone();
    desktop.control.meet_next(&BOOKINGS, &Fault::CutAfterCommit);
    // The report, which would tell the number too, is withheld.
    desktop.control.add_fault(FaultRule {
        operation: "SOLO-29".to_owned(),
        fault: Fault::Status {
            code: 403,
            body: String::new(),
            content_type: "text/plain".to_owned(),
            retry_after: None,
        },
        count: 10_000,
        after: 0,
    });
    let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    desktop.intent_is(&visit, &[IntentState::LandedIdUnknown]).await;
    until("its number is known", || async {
        view(&desktop, &patient).await;
        desktop.visit(&visit).await.vendor_id
    })
    .await;
    desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let number = desktop.visit(&visit).await.vendor_id.unwrap();
    let twins = desktop.session.member().patient(&key(&patient)).await.unwrap().visits;
    assert_eq!(twins.iter().filter(|row| row.start.as_ref() == Some(&start)).count(), 1, "it is on the list once");
    let listed = until("the episode has it", || async {
        let view = view(&desktop, &patient).await;
        let mine = view.episodes.into_iter().find(|one| one.id == episode.id)?;
        mine.visits.into_iter().find(|one| one.vendor_id == number)
    })
    .await;
    assert_eq!(listed.visit, Some(visit));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_that_no_document_knows_is_shown_and_never_taken_for_another() {
    let desktop = Desktop::connected().await;
    let (patient, _) = with_an_episode(&desktop).await;
    desktop.control.add_fault(FaultRule {
        operation: "SOLO-24".to_owned(),
        fault: Fault::UnknownEnum,
        count: 10_000,
        after: 0,
    });
    let found = read(&desktop, &patient).await;
    assert_eq!(found.episodes[0].status, EpisodeStatus::Unknown);
    assert!(!found.episodes[0].status_word.is_empty());
    let connections = desktop.session.member().connections().await.unwrap();
    assert!(connections[0].drift.iter().any(|drift| drift.place == "SOLO-24: status has an unknown word"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_desk_and_clinicians_write_episodes_and_administrators_do_not() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let clinic = desktop.session.clinic().clone();
    for (role, may) in [(Role::FrontDesk, true), (Role::Clinician, true), (Role::Administrator, false)] {
        let session = Session::with_roles(clinic.clone(), &[role]);
        assert_eq!(session.scheduling().is_some(), may);
        let create = session.member().episodes(&key(&patient)).await.unwrap().create;
        assert_eq!(create.offered, may);
        assert_eq!(create.reason == Some(Reason::RoleLacks), !may);
    }
}
