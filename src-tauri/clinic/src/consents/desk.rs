//! What is in hand: questions that wait for an answer, and consents in use.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use caremonitor::Consented;
use domain::{ConnectionId, ConsentId, PatientKey};
use tokio_util::sync::CancellationToken;

/// The questions and consents of one open clinic.
pub(crate) struct Desk {
    /// Done when the console closes: nothing waits longer.
    closing: CancellationToken,
    questions: Mutex<HashMap<PatientKey, Question>>,
    consents: Mutex<HashMap<PatientKey, Held>>,
    /// Who keeps, takes out or removes tokens holds this: one at a time, so that a renewal never brings back what was
    /// just removed. Whoever holds it waits for no consent.
    pub(super) turn: tokio::sync::Mutex<()>,
}

/// A question that waits.
#[derive(Clone)]
pub(super) struct Question {
    pub(super) id: ConsentId,
    pub(super) stop: CancellationToken,
    /// It is being opened, or its answer is here and is being kept: nobody can take it back.
    pub(super) taking: bool,
}

/// A consent in use: one per patient and connection, whatever becomes of the account's client.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) id: ConsentId,
    pub(super) consented: Arc<Consented>,
}

impl Desk {
    pub(crate) fn new(closing: CancellationToken) -> Self {
        Self { closing, questions: Mutex::default(), consents: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }

    fn questions(&self) -> MutexGuard<'_, HashMap<PatientKey, Question>> {
        self.questions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn consents(&self) -> MutexGuard<'_, HashMap<PatientKey, Held>> {
        self.consents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a question. None while another one about the same patient is open.
    pub(super) fn begin(&self, patient: &PatientKey, id: &ConsentId) -> Option<CancellationToken> {
        let mut questions = self.questions();
        if questions.contains_key(patient) {
            return None;
        }
        let stop = self.closing.child_token();
        questions.insert(patient.clone(), Question { id: id.clone(), stop: stop.clone(), taking: true });
        Some(stop)
    }

    /// The question about a patient that waits.
    pub(super) fn question(&self, patient: &PatientKey) -> Option<Question> {
        self.questions().get(patient).cloned()
    }

    /// The question is open: from now on it can be taken back.
    pub(super) fn waits(&self, patient: &PatientKey, id: &ConsentId) {
        if let Some(question) = self.questions().get_mut(patient).filter(|question| question.id == *id) {
            question.taking = false;
        }
    }

    /// The answer is here. False when the question was taken back in the meantime: then the answer is dropped.
    pub(super) fn takes(&self, patient: &PatientKey, id: &ConsentId) -> bool {
        let mut questions = self.questions();
        let found = questions.get_mut(patient).filter(|question| question.id == *id);
        found.map(|question| question.taking = true).is_some()
    }

    /// Takes a question back that still waits. None when there is none, or its answer is here.
    pub(super) fn take_back(&self, patient: &PatientKey) -> Option<Question> {
        let mut questions = self.questions();
        if questions.get(patient).is_none_or(|question| question.taking) {
            return None;
        }
        let question = questions.remove(patient)?;
        question.stop.cancel();
        Some(question)
    }

    /// Takes back every question of a connection that still waits, and lets none of it begin to wait.
    pub(super) fn take_back_all(&self, connection: &ConnectionId) {
        self.questions().retain(|patient, question| {
            let of = patient.connection() == *connection;
            if of {
                question.stop.cancel();
            }
            !of || question.taking
        });
    }

    /// A question is over.
    pub(super) fn over(&self, patient: &PatientKey, id: &ConsentId) {
        self.questions().retain(|other, question| other != patient || question.id != *id);
    }

    /// The consent in use.
    pub(super) fn held(&self, patient: &PatientKey) -> Option<Held> {
        self.consents().get(patient).cloned()
    }

    pub(super) fn hold(&self, patient: &PatientKey, held: Held) {
        self.consents().insert(patient.clone(), held);
    }

    /// A consent is used no more.
    pub(super) fn let_go(&self, patient: &PatientKey, id: &ConsentId) {
        self.consents().retain(|other, held| other != patient || held.id != *id);
    }
}
