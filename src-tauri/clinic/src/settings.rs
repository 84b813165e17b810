//! What the clinic sets: kept as one document in the ledger, and changed one setting at a time.

use chrono::Utc;
use chrono_tz::Tz;
use domain::Role;
use domain::audit::AuditAction;
use domain::waiting::Thresholds;
use serde_json::json;

use crate::access::{Member, denied};
use crate::audit::Asked;
use crate::views::{AuthenticatorRule, Density, Language, SettingChange, Settings, Tag, Theme, WhoAmI};
use crate::{Clinic, ClinicError, Result, text};

const KEY: &str = "settings";

impl Default for Settings {
    fn default() -> Self {
        Self {
            clinic: "Anteroom".to_owned(),
            zone: "UTC".to_owned(),
            thresholds: Thresholds::default(),
            density: Density::Compact,
            theme: Theme::System,
            language: Language::En,
            undo_seconds: 8,
            lock_after_min: 10,
            letter_keys: true,
            authenticators: AuthenticatorRule::Nobody,
        }
    }
}

impl Member {
    /// Everything that can be set.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn settings(&self) -> Result<Settings> {
        read(&self.clinic).await
    }

    /// Changes one setting, and gives all as they are then.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::Denied`] when somebody who is no
    /// administrator changes what holds for the whole clinic; nothing is kept then.
    pub async fn change_setting(&self, change: SettingChange) -> Result<Settings> {
        if is_the_clinics(&change) && !self.actor.roles.contains(&Role::Administrator) {
            let asked = Asked { actor: &self.actor, what: "change_setting", patient: None };
            return Err(denied(&self.clinic, &asked).await);
        }
        let mut tx = self.clinic.store.ledger().begin().await?;
        // As this transaction sees them: of two changes at once neither undoes the other.
        let mut settings = understood(tx.setting_now(KEY).await?);
        let name = apply(&mut settings, change)?;
        tx.put_setting(KEY, &json!(settings)).await?;
        let entry = self.actor.did(AuditAction::SaveSettings, Utc::now());
        tx.append_audit(&entry.with(json!({ "setting": name }))).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Settings, Tag::Board, Tag::Booking, Tag::Startup]);
        Ok(settings)
    }

    /// Whether there is a connection at all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_connected(&self) -> Result<bool> {
        Ok(!self.clinic.store.ledger().connections().await?.is_empty())
    }

    /// Progress of reading a lost mirror again.
    pub fn rebuilding(&self) -> Option<crate::views::Rebuilding> {
        self.clinic.rebuilding()
    }

    /// How many copies of documents were set aside at this start, since the restored ledger does not know them.
    pub fn copies_set_aside(&self) -> u32 {
        crate::views::count(self.clinic.copies_set_aside)
    }

    /// Who sits here.
    pub fn who_am_i(&self) -> WhoAmI {
        WhoAmI {
            id: self.actor.id.clone(),
            name: self.actor.name.clone(),
            roles: self.actor.roles.clone(),
            demo: self.clinic.is_demo(),
        }
    }
}

impl Clinic {
    /// What is set, for the screens before anybody is signed in: nothing of a patient is in it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn settings_outside(&self) -> Result<Settings> {
        read(self).await
    }
}

/// Whether a change holds for the whole clinic, and not for the look of this desk.
fn is_the_clinics(change: &SettingChange) -> bool {
    match change {
        SettingChange::Clinic(_)
        | SettingChange::Zone(_)
        | SettingChange::TargetMinutes(_)
        | SettingChange::LimitMinutes(_)
        | SettingChange::UndoSeconds(_)
        | SettingChange::LockAfterMin(_)
        | SettingChange::Authenticators(_) => true,
        SettingChange::Density(_)
        | SettingChange::Theme(_)
        | SettingChange::Language(_)
        | SettingChange::LetterKeys(_) => false,
    }
}

/// Makes a change that can be accepted, and gives the name of what was changed.
fn apply(settings: &mut Settings, change: SettingChange) -> Result<&'static str> {
    let refuse = |field, what| Err(ClinicError::invalid(field, what));
    let name = match change {
        SettingChange::Clinic(name) => {
            settings.clinic = text::required("clinic", &name, 120)?;
            "clinic"
        }
        SettingChange::Zone(zone) if zone.parse::<Tz>().is_err() => return refuse("zone", "unknownZone"),
        SettingChange::Zone(zone) => {
            settings.zone = zone;
            "zone"
        }
        SettingChange::TargetMinutes(minutes) => {
            settings.thresholds.target_minutes = minutes;
            "thresholds"
        }
        SettingChange::LimitMinutes(minutes) => {
            settings.thresholds.limit_minutes = minutes;
            "thresholds"
        }
        SettingChange::UndoSeconds(61..) => return refuse("undoSeconds", "atMostSixty"),
        SettingChange::UndoSeconds(seconds) => {
            settings.undo_seconds = seconds;
            "undoSeconds"
        }
        SettingChange::LockAfterMin(0 | 61..) => return refuse("lockAfterMin", "oneToSixty"),
        SettingChange::LockAfterMin(minutes) => {
            settings.lock_after_min = minutes;
            "lockAfterMin"
        }
        SettingChange::Authenticators(rule) => {
            settings.authenticators = rule;
            "authenticators"
        }
        SettingChange::Density(density) => {
            settings.density = density;
            "density"
        }
        SettingChange::Theme(theme) => {
            settings.theme = theme;
            "theme"
        }
        SettingChange::Language(language) => {
            settings.language = language;
            "language"
        }
        SettingChange::LetterKeys(on) => {
            settings.letter_keys = on;
            "letterKeys"
        }
    };
    if settings.thresholds.is_valid() { Ok(name) } else { refuse("thresholds", "targetBelowLimit") }
}

/// The settings.
pub(crate) async fn read(clinic: &Clinic) -> Result<Settings> {
    Ok(understood(clinic.store.ledger().setting(KEY).await?))
}

/// What was kept; what was never kept has its default, one by one: an older console knew fewer.
fn understood(kept: Option<serde_json::Value>) -> Settings {
    let mut all = json!(Settings::default());
    if let (Some(all), Some(serde_json::Value::Object(kept))) = (all.as_object_mut(), kept) {
        all.extend(kept);
    }
    serde_json::from_value(all).unwrap_or_else(|error| {
        tracing::warn!(%error, "the kept settings could not be read; the defaults are used");
        Settings::default()
    })
}

/// Sets what a new clinic brings with it: its name and zone.
pub(crate) async fn set_clinic(clinic: &Clinic, name: &str, zone: &str) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    let mut settings = understood(tx.setting_now(KEY).await?);
    settings.clinic = name.to_owned();
    settings.zone = zone.to_owned();
    tx.put_setting(KEY, &json!(settings)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Settings, Tag::Startup]);
    Ok(())
}

/// A kept zone; one that this build does not know is read as UTC.
pub(crate) fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}
