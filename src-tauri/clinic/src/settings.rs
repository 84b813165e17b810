//! What the clinic sets: read and kept as one document in the ledger.

use chrono::Utc;
use chrono_tz::Tz;
use domain::Role;
use domain::audit::AuditAction;
use domain::waiting::Thresholds;
use serde_json::json;

use crate::access::{Member, denied};
use crate::audit::Asked;
use crate::views::{Density, Language, Settings, Tag, Theme, WhoAmI};
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

    /// Keeps the settings.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::Denied`] when somebody who is no
    /// administrator changes what holds for the whole clinic; nothing is kept then.
    pub async fn save_settings(&self, mut settings: Settings) -> Result<()> {
        settings.clinic = text::required("clinic", &settings.clinic, 120)?;
        settings.zone.parse::<Tz>().map_err(|_| ClinicError::invalid("zone", "unknownZone"))?;
        if !settings.thresholds.is_valid() {
            return Err(ClinicError::invalid("thresholds", "targetBelowLimit"));
        }
        if settings.undo_seconds > 60 {
            return Err(ClinicError::invalid("undoSeconds", "atMostSixty"));
        }
        if !(1..=60).contains(&settings.lock_after_min) {
            return Err(ClinicError::invalid("lockAfterMin", "oneToSixty"));
        }
        let before = read(&self.clinic).await?;
        let of_the_clinic =
            |of: &Settings| (of.clinic.clone(), of.zone.clone(), of.thresholds, of.undo_seconds, of.lock_after_min);
        if of_the_clinic(&before) != of_the_clinic(&settings) && !self.actor.roles.contains(&Role::Administrator) {
            let asked = Asked { actor: &self.actor, what: "save_settings", patient: None };
            return Err(denied(&self.clinic, &asked).await);
        }
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.put_setting(KEY, &json!(settings)).await?;
        tx.append_audit(&self.actor.did(AuditAction::SaveSettings, Utc::now())).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Settings, Tag::Board, Tag::Booking, Tag::Startup]);
        Ok(())
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

/// The settings; those never kept have their defaults, one by one: an older console knew fewer.
pub(crate) async fn read(clinic: &Clinic) -> Result<Settings> {
    let Some(kept) = clinic.store.ledger().setting(KEY).await? else {
        return Ok(Settings::default());
    };
    let mut all = json!(Settings::default());
    if let (Some(all), serde_json::Value::Object(kept)) = (all.as_object_mut(), kept) {
        all.extend(kept);
    }
    match serde_json::from_value(all) {
        Ok(settings) => Ok(settings),
        Err(error) => {
            tracing::warn!(%error, "the kept settings could not be read; the defaults are used");
            Ok(Settings::default())
        }
    }
}

/// Sets what a new clinic brings with it: its name and zone.
pub(crate) async fn set_clinic(clinic: &Clinic, name: &str, zone: &str) -> Result<()> {
    let mut settings = read(clinic).await?;
    settings.clinic = name.to_owned();
    settings.zone = zone.to_owned();
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_setting(KEY, &json!(settings)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Settings, Tag::Startup]);
    Ok(())
}

/// A kept zone; one that this build does not know is read as UTC.
pub(crate) fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}
