//! The title that the desktop shows for the window. It names the view and never a person, since titles leak into task
//! lists and screen sharing: the page says only which screen it shows, and the words are the shell's own.

use std::sync::{Arc, Mutex, PoisonError};

use clinic::views::Language;
use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, Manager};

const PRODUCT: &str = "Anteroom";

/// A screen that the page may show, as the window's title knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScreenName {
    /// Who waits, by waiting room.
    Board,
    /// Everything of the day.
    Today,
    /// Booking.
    Booking,
    /// Finding people.
    Patients,
    /// One patient.
    Patient,
    /// One patient's readings.
    Metrics,
    /// Alerts.
    Alerts,
    /// Changing a patient's record.
    EditPatient,
    /// Registering a patient.
    RegisterPatient,
    /// Importing people and visits.
    ImportPeople,
    /// One visit.
    Visit,
    /// One visit's note.
    Note,
    /// What was asked of the vendors.
    Outbox,
    /// Webhooks.
    Webhooks,
    /// Reports.
    Reports,
    /// Devices.
    Devices,
    /// Assistance at the bedside and consults.
    Assistance,
    /// Accounts at vendors.
    Connections,
    /// The audit trail.
    Audit,
    /// The people who sign in.
    Users,
    /// One's own account.
    Account,
    /// Settings.
    Settings,
}

impl ScreenName {
    fn in_words(self, language: Language) -> &'static str {
        let (en, es) = match self {
            Self::Board => ("Waiting rooms", "Salas de espera"),
            Self::Today => ("Today", "Hoy"),
            Self::Booking => ("Booking", "Reservas"),
            Self::Patients => ("Patients", "Pacientes"),
            Self::Patient => ("Patient", "Paciente"),
            Self::Metrics => ("Metrics", "Mediciones"),
            Self::Alerts => ("Alerts", "Avisos"),
            Self::EditPatient => ("Change record", "Cambiar registro"),
            Self::RegisterPatient => ("Register patient", "Registrar paciente"),
            Self::ImportPeople => ("Import", "Importar"),
            Self::Visit => ("Visit", "Visita"),
            Self::Note => ("Visit note", "Nota de la visita"),
            Self::Outbox => ("Outbox", "Bandeja de salida"),
            Self::Webhooks => ("Webhooks", "Webhooks"),
            Self::Reports => ("Reports", "Informes"),
            Self::Devices => ("Devices", "Dispositivos"),
            Self::Assistance => ("Assistance", "Asistencia"),
            Self::Connections => ("Connections", "Conexiones"),
            Self::Audit => ("Audit", "Auditoría"),
            Self::Users => ("People and roles", "Personas y roles"),
            Self::Account => ("Your account", "Su cuenta"),
            Self::Settings => ("Settings", "Ajustes"),
        };
        match language {
            Language::En => en,
            Language::Es => es,
        }
    }
}

/// The window's title, from the screen that is shown and the language that is set.
pub(crate) struct Title {
    app: AppHandle,
    of: Arc<Mutex<(Option<ScreenName>, Language)>>,
}

impl Title {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self { app, of: Arc::new(Mutex::new((None, Language::En))) }
    }

    /// The page shows this screen; none before a clinic is open.
    pub(crate) fn show(&self, screen: Option<ScreenName>) {
        self.change(|of| of.0 = screen);
    }

    /// Titles are in this language from now on.
    pub(crate) fn speak(&self, language: Language) {
        self.change(|of| of.1 = language);
    }

    /// The window is told on its own thread, and then what is true by then: of two changes the later one stays.
    fn change(&self, change: impl FnOnce(&mut (Option<ScreenName>, Language))) {
        change(&mut self.of.lock().unwrap_or_else(PoisonError::into_inner));
        let (app, of) = (self.app.clone(), self.of.clone());
        let told = self.app.run_on_main_thread(move || {
            let (screen, language) = *of.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(window) = app.get_webview_window("main") else { return };
            if let Err(error) = window.set_title(&words(screen, language)) {
                tracing::warn!(%error, "the window's title could not be set");
            }
        });
        if let Err(error) = told {
            tracing::warn!(%error, "the window could not be told its title");
        }
    }
}

fn words(screen: Option<ScreenName>, language: Language) -> String {
    match screen {
        Some(screen) => format!("{PRODUCT} - {}", screen.in_words(language)),
        None => PRODUCT.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_view_in_the_language_that_is_set() {
        assert_eq!(words(Some(ScreenName::Board), Language::En), "Anteroom - Waiting rooms");
        assert_eq!(words(Some(ScreenName::Patient), Language::Es), "Anteroom - Paciente");
        assert_eq!(words(None, Language::Es), "Anteroom");
    }
}
