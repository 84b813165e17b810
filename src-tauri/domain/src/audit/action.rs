//! The acts that an audit knows: a closed list, so that no use case invents a word of its own.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What an act does to data, by the codes of FHIR R4 (`http://hl7.org/fhir/audit-event-action`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Something came to be.
    Create,
    /// Something was shown, or left the console.
    Read,
    /// Something was changed.
    Update,
    /// Something was removed.
    Delete,
    /// Something was carried out: a search, a call, a sign-in.
    Execute,
}

impl Deed {
    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Create => "C",
            Self::Read => "R",
            Self::Update => "U",
            Self::Delete => "D",
            Self::Execute => "E",
        }
    }
}

macro_rules! actions {
    ($($name:ident $deed:ident $word:literal,)+) => {
        /// What was done. The variants say it; each has a word, under which it is kept, and a [`Deed`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs)]
        pub enum AuditAction {
            $($name,)+
        }

        impl AuditAction {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word that is kept.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// What it does to data.
            pub fn deed(self) -> Deed {
                match self {
                    $(Self::$name => Deed::$deed,)+
                }
            }
        }
    };
}

actions! {
    // Reads: the opening of a record, not each row of it.
    OpenRecord Read "open-record",
    ReadRecord Read "read-record",
    LookUpPatient Read "look-up-patient",
    OpenNote Read "open-note",
    OpenChart Read "open-chart",
    OpenRecording Read "open-recording",
    OpenCopy Read "open-copy",
    OpenDocument Read "open-document",
    OpenReport Read "open-report",
    OpenDelivery Read "open-delivery",
    CompareRecords Read "compare-records",
    ViewDetections Read "view-detections",
    SearchPatients Execute "search-patients",
    // What leaves the console.
    SavePaper Read "save-paper",
    ReadReport Read "read-report",
    ExportReport Read "export-report",
    ShowReportPassword Read "show-report-password",
    CopyPatientLink Read "copy-patient-link",
    CopyIdentifier Read "copy-identifier",
    Join Execute "join",
    // What is written here.
    KeepNote Update "keep-note",
    RemoveNote Delete "remove-note",
    BeginNoteDraft Create "begin-note-draft",
    DiscardNoteDraft Delete "discard-note-draft",
    SaveSnippets Update "save-snippets",
    EnterReading Create "enter-reading",
    SetRange Create "set-range",
    RemoveRange Delete "remove-range",
    AcknowledgeAlert Update "acknowledge-alert",
    RemarkAlert Update "remark-alert",
    LinkRecords Create "link-records",
    UnlinkRecords Delete "unlink-records",
    DeclineLink Update "decline-link",
    DestroyCopy Delete "destroy-copy",
    StopUpload Update "stop-upload",
    SaveForm Update "save-form",
    RemoveForm Delete "remove-form",
    AskForConsent Create "ask-for-consent",
    ConsentAnswer Update "consent-answer",
    ConsentEnd Delete "consent-end",
    ConsentNarrowed Update "consent-narrowed",
    BeginImport Execute "begin-import",
    Import Create "import",
    BeginReadingImport Execute "begin-reading-import",
    KeepReadingImport Create "keep-reading-import",
    DiscardReadingImport Delete "discard-reading-import",
    RemoveReadingImport Delete "remove-reading-import",
    // What is asked of a vendor, as an intent.
    IntendBook Create "intend-book",
    IntendReschedule Update "intend-reschedule",
    IntendChangeReasons Update "intend-change-reasons",
    IntendCancel Delete "intend-cancel",
    IntendOfferSlot Create "intend-offer-slot",
    IntendCreateEpisode Create "intend-create-episode",
    IntendChangeEpisode Update "intend-change-episode",
    IntendAssignEpisode Update "intend-assign-episode",
    IntendWebhook Update "intend-webhook",
    IntendEditPatient Update "intend-edit-patient",
    IntendRegisterPatient Create "intend-register-patient",
    IntendInvitePatient Execute "intend-invite-patient",
    IntendEnrolSubject Create "intend-enrol-subject",
    IntendEditSubject Update "intend-edit-subject",
    IntendRemoveSubject Delete "intend-remove-subject",
    IntendOrderReport Create "intend-order-report",
    IntendAttachFile Create "intend-attach-file",
    IntendDeleteFile Delete "intend-delete-file",
    IntendSendDocument Create "intend-send-document",
    IntendUploadDocument Create "intend-upload-document",
    IntendRequestAssistance Create "intend-request-assistance",
    IntendCancelAssistance Delete "intend-cancel-assistance",
    IntendAskForConsult Create "intend-ask-for-consult",
    IntendNote Update "intend-note",
    IntendAssignDevice Update "intend-assign-device",
    IntendUnassignDevice Update "intend-unassign-device",
    IntendNormaliseAgain Execute "intend-normalise-again",
    IntendSubmitDetections Execute "intend-submit-detections",
    IntendHandIn Create "intend-hand-in",
    IntendSubmitReading Create "intend-submit-reading",
    DecideIntent Update "decide-intent",
    // What an administrator sets.
    AddConnection Create "add-connection",
    ChangeConnection Update "change-connection",
    TurnOnConnection Update "turn-on-connection",
    TurnOffConnection Update "turn-off-connection",
    RemoveConnection Delete "remove-connection",
    SetLinkHosts Update "set-link-hosts",
    LogInConnection Execute "log-in-connection",
    MarkAssumption Update "mark-assumption",
    EditContractProfile Update "edit-contract-profile",
    AskResetMail Execute "ask-reset-mail",
    ResetMail Execute "reset-mail",
    TurnOnReceiver Update "turn-on-receiver",
    TurnOffReceiver Update "turn-off-receiver",
    NewWebhookAddress Create "new-webhook-address",
    CopyWebhookAddress Read "copy-webhook-address",
    RunDeliveryAgain Execute "run-delivery-again",
    OrderReport Create "order-report",
    FetchReportAgain Execute "fetch-report-again",
    UnlockReport Update "unlock-report",
    RemoveReport Delete "remove-report",
    SaveSettings Update "save-settings",
    SaveNetwork Update "save-network",
    CarryBackup Read "carry-backup",
    BringBackup Update "bring-backup",
    ForgetClinic Delete "forget-clinic",
    ChangeStoreKey Update "change-store-key",
    // Who sits here.
    SignIn Execute "sign-in",
    SignOut Execute "sign-out",
    SignInFailed Execute "sign-in-failed",
    SignInTooEarly Execute "sign-in-too-early",
    SignInLocked Execute "sign-in-locked",
    Lock Execute "lock",
    // Somebody asked for what they have no role for, or a link was not followed.
    Refused Execute "refused",
    EmergencyAccess Execute "emergency-access",
    SeeEmergencyAccess Update "see-emergency-access",
    AddUser Create "add-user",
    ChangeUser Update "change-user",
    EndUser Update "end-user",
    RestoreUser Update "restore-user",
    UnlockUser Update "unlock-user",
    GivePassphrase Update "give-passphrase",
    ChangeOwnPassphrase Update "change-own-passphrase",
    OwnPassphraseWrong Execute "own-passphrase-wrong",
    SetAuthenticator Create "set-authenticator",
    RemoveAuthenticator Delete "remove-authenticator",
    RemoveOwnAuthenticator Delete "remove-own-authenticator",
    // The audit itself.
    ReadAudit Read "read-audit",
    VerifyAudit Execute "verify-audit",
    ExportAudit Read "export-audit",
    SettleAuditDoubt Update "settle-audit-doubt",
    // A word that a console wrote which this one does not know.
    Unnamed Execute "unnamed",
}

impl AuditAction {
    /// The act of a word that was kept; [`AuditAction::Unnamed`] for a word of another program.
    pub fn parse(word: &str) -> Self {
        Self::ALL.iter().copied().find(|action| action.as_str() == word).unwrap_or(Self::Unnamed)
    }
}

impl std::fmt::Display for AuditAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_act_has_a_word_of_its_own_by_which_it_is_found_again() {
        let words: HashSet<_> = AuditAction::ALL.iter().map(|action| action.as_str()).collect();
        assert_eq!(words.len(), AuditAction::ALL.len());
        assert!(AuditAction::ALL.iter().all(|action| AuditAction::parse(action.as_str()) == *action));
        assert_eq!(AuditAction::parse("frobnicate"), AuditAction::Unnamed);
    }
}
