//! Whoever may make an act may take it back and decide about it, and nobody else: tried with every kind of act.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use clinic::views::{Decision, IntentChoice};
use clinic::{ClinicError, Session};
use domain::act::{
    ActKind, AssistanceAct, AttachmentAct, CareSelector, CariumDocumentAct, CariumPatientAct, ConsultAct,
    ConsultReason, ConsultType, DeliveryAct, DeliveryRoute, DeviceAct, DocumentAct, EpisodeAct, InvitedBy,
    PatientAddress, ReportAct, SlotAct, SubjectAct, SubjectDetails, SubmissionAct, Submitted, TrialSubject,
};
use domain::episode::{EpisodeFields, EpisodeOfCare, EpisodeStatus};
use domain::note_act::NoteAct;
use domain::{Act, ConnectionId, Demographics, IntentId, IntentState, PatientAct, ReportId, Role, Subject, WebhookAct};
use store::IntentRow;

use super::support::Desktop;

const ROLES: [Role; 3] = [Role::FrontDesk, Role::Clinician, Role::Administrator];

/// By the handles on which the acts are made.
fn makers(kind: ActKind) -> &'static [Role] {
    match kind {
        ActKind::Book | ActKind::Reschedule | ActKind::ChangeReasons | ActKind::Cancel => &ROLES[..2],
        ActKind::CreateEpisode | ActKind::ChangeEpisode | ActKind::AssignEpisode => &ROLES[..2],
        ActKind::EditPatient | ActKind::RegisterPatient => &ROLES[..2],
        ActKind::Attach | ActKind::DeleteAttachment | ActKind::SendDocument | ActKind::UploadDocument => &ROLES[..2],
        ActKind::RegisterAtCarium | ActKind::InvitePatient => &ROLES[..2],
        ActKind::EnrolSubject | ActKind::EditSubject | ActKind::RemoveSubject => &ROLES[..2],
        ActKind::RequestAssistance | ActKind::CancelAssistance | ActKind::Consult => &ROLES[..2],
        ActKind::Note | ActKind::SubmitReading | ActKind::SubmitDetections | ActKind::HandIn => &ROLES[1..2],
        ActKind::OfferSlot => &ROLES[..2],
        ActKind::AddWebhook | ActKind::ChangeWebhook | ActKind::DeactivateWebhook => &ROLES[2..],
        ActKind::OrderReport => &ROLES[2..],
        ActKind::AssignDevice | ActKind::UnassignDevice | ActKind::NormaliseAgain => {
            &[Role::FrontDesk, Role::Administrator]
        }
    }
}

/// One act of each kind.
fn acts(now: DateTime<Utc>) -> Vec<Act> {
    let (text, day) = (|| "x".to_owned(), now.date_naive());
    let subject = || TrialSubject { study: text(), site: text(), number: text() };
    let episode = EpisodeOfCare {
        id: text(),
        name: None,
        kind: None,
        from: None,
        to: None,
        status: EpisodeStatus::Active,
        status_word: text(),
        objective: None,
        reason: None,
    };
    let fields = EpisodeFields {
        name: text(),
        kind: text(),
        from: day,
        to: None,
        status: EpisodeStatus::Active,
        objective: None,
        reason: None,
    };
    let selector = || CareSelector::Patient { mrn: text() };
    let record = || Demographics::blank();
    vec![
        Act::Book {
            terms: None,
            patient: PatientAddress::External(text()),
            room: text(),
            start: now,
            duration_s: None,
            reasons: vec![],
            episode: None,
            external_id: text(),
            overlap_reason: None,
        },
        Act::Reschedule { appointment: 7.into(), start: now, duration_s: None, from_start: None, overlap_reason: None },
        Act::ChangeReasons { appointment: 7.into(), reasons: vec![] },
        Act::OfferSlot(SlotAct { provider: text(), start: now, duration_s: 1_200 }),
        Act::Cancel { appointment: 7.into(), start: None },
        Act::Submission(SubmissionAct {
            id: uuid::Uuid::from_u128(7),
            patient: text(),
            effective: now.into(),
            measured: Submitted::Steps { end: now.into(), count: 7 },
        }),
        Act::Episode(EpisodeAct::Create { patient: text(), fields: fields.clone() }),
        Act::Episode(EpisodeAct::Change { patient: text(), before: episode, fields }),
        Act::Episode(EpisodeAct::Assign { patient: text(), appointment: 7, episode: text(), name: None }),
        Act::Webhook(WebhookAct::Add { endpoint: text(), events: vec![], before: vec![] }),
        Act::Webhook(WebhookAct::Change { webhook: text(), endpoint: text(), events: vec![] }),
        Act::Webhook(WebhookAct::Deactivate { webhook: text(), endpoint: text() }),
        Act::Patient(Box::new(PatientAct::Edit {
            patient: domain::RecordAddress::Spid(7),
            before: record(),
            after: record(),
        })),
        Act::Patient(Box::new(PatientAct::Register { id: text(), record: record() })),
        Act::Report(ReportAct::Order {
            report: ReportId(text()),
            from: text(),
            to: text(),
            preset: text(),
            password: None,
        }),
        Act::Attachment(AttachmentAct::Upload {
            appointment: 7,
            copy: text(),
            name: text(),
            media_type: text(),
            size: 1,
            asked_at: now,
        }),
        Act::Attachment(AttachmentAct::Delete { appointment: 7, attachment: text(), name: text() }),
        Act::Document(DocumentAct { patient_id: text(), name: text(), date_time: now, responses: vec![] }),
        Act::Device(DeviceAct::Assign {
            record: text(),
            device: text(),
            kind: text(),
            name: text(),
            provider: None,
            patient: text(),
        }),
        Act::Device(DeviceAct::Unassign { record: text(), name: None, patient: text() }),
        Act::Device(DeviceAct::Normalise { data: text(), name: None }),
        Act::Device(DeviceAct::Detect { data: text(), device: text(), patient: text(), name: None }),
        Act::Device(DeviceAct::HandIn(Box::new(DeliveryAct {
            id: text(),
            route: DeliveryRoute::Backend,
            device: text(),
            patient: text(),
            name: None,
            measured_at: now,
            content: text(),
        }))),
        Act::TrialSubject(Box::new(SubjectAct::Enrol { subject: subject(), details: SubjectDetails::default() })),
        Act::TrialSubject(Box::new(SubjectAct::Edit {
            subject: subject(),
            before: SubjectDetails::default(),
            after: SubjectDetails::default(),
        })),
        Act::TrialSubject(Box::new(SubjectAct::Remove { subject: subject() })),
        Act::CariumPatient(Box::new(CariumPatientAct::Register {
            first_name: text(),
            last_name: text(),
            birth_date: day,
            gender: text(),
            email: None,
            mobile_phone: None,
            locale: None,
        })),
        Act::CariumPatient(Box::new(CariumPatientAct::Invite {
            individual: text(),
            username: text(),
            by: InvitedBy::Email,
        })),
        Act::CariumDocument(CariumDocumentAct {
            individual: text(),
            class: text(),
            name: text(),
            description: None,
            file_name: text(),
            media_type: text(),
            size: 1,
            copy: text(),
        }),
        Act::Assistance(AssistanceAct::Request { selector: selector(), asked_at: now }),
        Act::Assistance(AssistanceAct::Cancel { selector: selector(), request: text() }),
        Act::Consult(ConsultAct {
            first_name: text(),
            last_name: text(),
            birth_date: day,
            mrn: text(),
            location_id: text(),
            requesting_provider: text(),
            callback_number: None,
            patient_location: None,
            caller: None,
            call_center_notified: None,
            physician_notified: None,
            consult_type: ConsultType::New,
            reason: ConsultReason::Stroke,
            asked_at: now,
        }),
        Act::Note(NoteAct::Answer { appointment: 7, template: text(), name: text(), answers: vec![], author: text() }),
    ]
}

fn queued(at: usize, role: usize, connection: &ConnectionId, act: Act, now: DateTime<Utc>) -> IntentRow {
    IntentRow {
        id: IntentId(format!("{at}-{role}")),
        connection: connection.clone(),
        subject: Subject::of("test", format!("{at}-{role}")),
        visit: None,
        patient: None,
        act,
        state: IntentState::Queued,
        created_at: now,
        created_by: "TEST, Person".to_owned(),
        not_before: now + TimeDelta::days(1),
        sent_at: None,
        settled_at: None,
        looks: 0,
        next_look_at: None,
        vendor_id: None,
        reason: Some("waitsForUndo".to_owned()),
        vendor_message: None,
        correlation_id: None,
        http_status: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_each_kind_is_taken_back_by_whoever_may_make_it_and_by_nobody_else() {
    let mut desktop = Desktop::connected().await;
    let now = Utc::now();
    let acts = acts(now);
    assert_eq!(acts.iter().map(Act::kind).collect::<HashSet<_>>().len(), 33, "one act of each kind");
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    let store = desktop.close().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for (at, act) in acts.iter().enumerate() {
        for role in 0..ROLES.len() {
            tx.insert_intent(&queued(at, role, &connection, act.clone(), now)).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    store.close().await;
    desktop.open_again().await;
    for (at, act) in acts.iter().enumerate() {
        for (place, role) in ROLES.iter().enumerate() {
            let member = Session::with_roles(desktop.session.clinic().clone(), &[*role]).member();
            let id = IntentId(format!("{at}-{place}"));
            let shown = member.intent(&id).await.unwrap().intent;
            assert_eq!(
                (shown.choices, shown.decided_by.as_slice()),
                (vec![IntentChoice::Withdraw], makers(act.kind()))
            );
            let decided = member.decide(Decision::Withdraw { intent: id.clone() }).await;
            let state = member.intent(&id).await.unwrap().intent.state;
            if makers(act.kind()).contains(role) {
                assert!(decided.is_ok() && state == IntentState::Withdrawn, "{role:?} {:?}", act.kind());
            } else {
                let denied = matches!(decided, Err(ClinicError::Denied));
                assert!(denied && state == IntentState::Queued, "{role:?} {:?}", act.kind());
            }
        }
    }
}
