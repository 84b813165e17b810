//! Signing in, the people who do, and one's own account. No passphrase, no code and no secret is ever part of what the
//! page is given, but the one that an authenticator is being set up with.

use domain::{PatientKey, Role, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::SecretString;

use super::Instant;

/// What somebody signs in with.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignInInput {
    /// The user name, as typed.
    pub user: String,
    /// The passphrase.
    #[specta(type = String)]
    pub passphrase: SecretString,
    /// The authenticator's code, once it was asked for.
    #[specta(type = Option<String>)]
    pub code: Option<SecretString>,
    /// A passphrase of one's own, once it was asked for.
    #[specta(type = Option<String>)]
    pub new_passphrase: Option<SecretString>,
    /// A code of the authenticator that was shown to be set up.
    #[specta(type = Option<String>)]
    pub first_code: Option<SecretString>,
}

/// How a try to sign in ended. Whether there is somebody of that name cannot be told from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "answer", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SignInAnswer {
    /// Somebody is signed in.
    SignedIn,
    /// The passphrase is right; the authenticator's code is wanted as well.
    CodeNeeded,
    /// The passphrase is right, and was given by somebody else: one of their own is wanted in its place.
    NewPassphraseNeeded,
    /// Everything is right, and the clinic asks for an authenticator: a code made from this is wanted as well.
    AuthenticatorNeeded {
        /// What it is set up with.
        offer: AuthenticatorOffer,
    },
    /// The passphrase was given by somebody else, too long ago: an administrator gives another.
    GivenRanOut,
    /// Name, passphrase or code are not right.
    Wrong,
    /// After wrong tries, no other is taken for a while.
    Wait {
        /// Until then.
        until: Instant,
        /// So many wrong tries that it is a lock, which an administrator can take off.
        locked: bool,
    },
}

/// The first administrator, as entered.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FirstAdministratorInput {
    /// The user name.
    pub user: String,
    /// The name that others see.
    pub name: String,
    /// What else they do here.
    pub roles: Vec<Role>,
    /// Their passphrase.
    #[specta(type = String)]
    pub passphrase: SecretString,
}

/// Everybody who signs in here or did.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UsersView {
    /// In the order of their names.
    pub users: Vec<UserView>,
    /// Emergency access that no administrator has taken note of.
    pub emergencies: Vec<EmergencyView>,
}

/// One person who signs in.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UserView {
    /// Our id of them.
    pub id: UserId,
    /// The user name.
    pub user: String,
    /// The name that others see.
    pub name: String,
    /// What they are here for.
    pub roles: Vec<Role>,
    /// They may sign in.
    pub active: bool,
    /// An authenticator's code is asked for too.
    pub totp: bool,
    /// They have not yet chosen a passphrase of their own.
    pub must_change: bool,
    /// Until when the one that they were given is good.
    pub given_until: Option<Instant>,
    /// After wrong tries they are locked out until then.
    pub locked_until: Option<Instant>,
    /// Since when they are known.
    pub since: Instant,
    /// It is who asks.
    pub you: bool,
}

/// A new person, as entered.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddUserInput {
    /// The user name.
    pub user: String,
    /// The name that others see.
    pub name: String,
    /// What they are here for.
    pub roles: Vec<Role>,
    /// A passphrase for the first sign-in, at which they choose their own.
    #[specta(type = String)]
    pub passphrase: SecretString,
}

/// A change of a person.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeUserInput {
    /// Who.
    pub id: UserId,
    /// The name that others see.
    pub name: String,
    /// What they are here for.
    pub roles: Vec<Role>,
}

/// A passphrase for the next sign-in of somebody, at which they choose their own.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GivePassphraseInput {
    /// Whose.
    pub id: UserId,
    /// The passphrase.
    #[specta(type = String)]
    pub passphrase: SecretString,
}

/// A change of one's own passphrase.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnPassphraseInput {
    /// The one until now.
    #[specta(type = String)]
    pub old: SecretString,
    /// The one from now on.
    #[specta(type = String)]
    pub new: SecretString,
}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// The user name.
    pub user: String,
    /// The name that others see.
    pub name: String,
    /// What one is here for.
    pub roles: Vec<Role>,
    /// An authenticator's code is asked for too.
    pub totp: bool,
}

/// What an authenticator is set up with. It is shown once, and counts only when a code made from it was entered.
#[derive(Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorOffer {
    /// Modules along each side of the QR code, with its quiet zone.
    pub size: u32,
    /// The dark modules, as the path of an SVG picture of that size.
    pub path: String,
    /// The secret in base32, in groups of four, to be typed where there is no camera.
    pub secret: String,
}

impl std::fmt::Debug for AuthenticatorOffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AuthenticatorOffer(redacted)")
    }
}

/// An authenticator's code, with the passphrase where something is taken off.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnCodeInput {
    /// The passphrase.
    #[specta(type = String)]
    pub passphrase: SecretString,
    /// The code.
    #[specta(type = String)]
    pub code: SecretString,
}

/// A wish to open a clinical record without the role for it.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EmergencyInput {
    /// Whose record.
    pub patient: PatientKey,
    /// Why.
    pub reason: String,
}

/// A record that is open to who asks by emergency access.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenRecord {
    /// Whose record.
    pub patient: PatientKey,
    /// Until when.
    pub until: Instant,
}

/// One emergency access, as administrators see it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EmergencyView {
    /// Our id of it.
    pub id: String,
    /// Who.
    pub name: String,
    /// Whose record.
    pub patient: PatientKey,
    /// Why.
    pub reason: String,
    /// When.
    pub since: Instant,
    /// Until when.
    pub until: Instant,
}

/// The people of the demo clinic, for its sign-in screen alone.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DemoPeople {
    /// Their user names, with what they are here for.
    pub users: Vec<DemoUser>,
    /// The one passphrase of all of them.
    pub passphrase: String,
}

/// One of the people of the demo clinic.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DemoUser {
    /// The user name.
    pub user: String,
    /// What they are here for.
    pub roles: Vec<Role>,
}
