//! The client: one External Client of an organisation, and a handle per noun.

use vendor_http::CallErrorKind;

use crate::scopes::least;
use crate::wire::Wire;
use crate::{
    Action, CallError, ClinOneConfig, May, MissingScope, Patients, Scopes, Sites, Studies, TokenFacts, VisitStatus,
    Visits,
};

/// A client of ClinOne. Cheap to clone; clones share token, connections and the request budget.
#[derive(Clone)]
pub struct ClinOne {
    wire: Wire,
}

impl ClinOne {
    /// A client. Nothing is contacted yet.
    ///
    /// # Errors
    /// When the base address or the token URL is neither `https` nor on this machine, or when client id, secret or scope
    /// is empty.
    pub fn new(config: &ClinOneConfig) -> Result<Self, CallError> {
        Ok(Self { wire: Wire::new(config)? })
    }

    /// C1-01: asks for a token now, as when a connection is tried out. Requests get and renew theirs by themselves.
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`] also where the endpoint answers 400 because client id or secret are wrong.
    pub async fn log_in(&self) -> Result<TokenFacts, CallError> {
        self.wire.tokens().fresh().await
    }

    /// Studies: C1-02.
    pub fn studies(&self) -> Studies<'_> {
        Studies { wire: &self.wire }
    }

    /// Sites of studies: C1-03.
    pub fn sites(&self) -> Sites<'_> {
        Sites { wire: &self.wire }
    }

    /// Trial patients: C1-04 to C1-08.
    pub fn patients(&self) -> Patients<'_> {
        Patients { wire: &self.wire }
    }

    /// Visits: C1-09 to C1-12.
    pub fn visits(&self) -> Visits<'_> {
        Visits { wire: &self.wire }
    }

    /// How ClinOne spells a visit's status: the profile's word, or the unknown one exactly as received. Contacts nobody.
    pub fn status_word(&self, status: &VisitStatus) -> String {
        let ours = match status {
            VisitStatus::Scheduled => "scheduled",
            VisitStatus::InProgress => "in_progress",
            VisitStatus::Completed => "completed",
            VisitStatus::Missed => "missed",
            VisitStatus::Cancelled => "cancelled",
            VisitStatus::Unknown(word) => return word.clone(),
        };
        self.wire.profile().fields("visit-status").wire(ours).to_owned()
    }

    /// The scopes that the last token names (A-C1-07): unverified, for display only. None before the first token, and
    /// when it names none. Contacts nobody and waits for nothing.
    pub fn scopes(&self) -> Option<Scopes> {
        self.wire.tokens().scopes()
    }

    /// Whether the last token's scopes open `action`: for greying a button with its reason, not for deciding (the client
    /// sends it all the same). Contacts nobody and waits for nothing.
    pub fn may(&self, action: Action) -> May {
        match self.scopes() {
            None => May::NotKnown,
            Some(scopes) if scopes.open(self.wire.profile(), action.group(), action.access()) => May::Yes,
            Some(_) => May::Lacks(least(self.wire.profile(), action)),
        }
    }

    /// Which scope a 403 asks for. None for any other failure.
    pub fn missing_scope(&self, error: &CallError) -> Option<MissingScope> {
        let action = Action::of(error.operation()).filter(|_| error.kind() == CallErrorKind::Forbidden)?;
        let named_by_token = match self.may(action) {
            May::Yes => Some(true),
            May::Lacks(_) => Some(false),
            May::NotKnown => None,
        };
        Some(MissingScope { scope: least(self.wire.profile(), action), named_by_token })
    }
}
