//! What the clinic and the person at this desk can set.

use domain::waiting::Thresholds;
use domain::{Role, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The clinic's name, shown over every list.
    pub clinic: String,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// When waiting becomes too long.
    pub thresholds: Thresholds,
    /// Row height.
    pub density: Density,
    /// Light, dark or the desktop's choice.
    pub theme: Theme,
    /// Language of the console.
    pub language: Language,
    /// Seconds in which a kept change can be taken back before it is sent: 0 to 60.
    pub undo_seconds: u32,
    /// Minutes after which a console that nobody touches is locked: 1 to 60, never "never".
    pub lock_after_min: u32,
    /// Single-letter keys in lists and panels (WCAG 2.1.4: they can be switched off).
    pub letter_keys: bool,
    /// Who cannot sign in without an authenticator.
    pub authenticators: AuthenticatorRule,
}

/// One change of one setting. Two that are made at the same time are both kept.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(tag = "setting", content = "value", rename_all = "camelCase")]
pub enum SettingChange {
    /// The clinic's name.
    Clinic(String),
    /// The clinic's zone (IANA).
    Zone(String),
    /// Past this a wait is marked once, in minutes.
    TargetMinutes(u32),
    /// Past this it is marked twice, in minutes.
    LimitMinutes(u32),
    /// Row height.
    Density(Density),
    /// Light, dark or the desktop's choice.
    Theme(Theme),
    /// Language of the console.
    Language(Language),
    /// Seconds in which a kept change can be taken back: 0 to 60.
    UndoSeconds(u32),
    /// Minutes after which a console that nobody touches is locked: 1 to 60.
    LockAfterMin(u32),
    /// Single-letter keys.
    LetterKeys(bool),
    /// Who cannot sign in without an authenticator.
    Authenticators(AuthenticatorRule),
}

/// Who cannot sign in without an authenticator. Who has none sets one up at the next sign-in, before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AuthenticatorRule {
    /// Nobody is made to; administrators without one are told.
    Nobody,
    /// Administrators.
    Administrators,
    /// Everybody.
    Everybody,
}

/// Row height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Density {
    /// More rows.
    Compact,
    /// More room.
    Comfortable,
}

/// Light, dark or the desktop's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the desktop.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Language of the console. What a vendor says is never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
}

/// Who sits here and with which roles.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhoAmI {
    /// Our id of them.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// This is the demo clinic.
    pub demo: bool,
}
