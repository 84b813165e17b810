//! Links into a call: SOLO-09 to SOLO-12. Whoever has such a link can enter: it is redacted in `Debug` and belongs in no
//! log, file or store.

use serde::Deserialize;
use vendor_http::{HeaderName, Method};

use crate::CallErrorKind;
use crate::wire::{Wire, secret_header};
use crate::{AppointmentId, CallError, ExternalAppointmentId, Said, SecretString};

/// Links.
pub struct Links<'a> {
    pub(crate) wire: &'a Wire,
    pub(crate) teams_token: Option<&'a SecretString>,
}

/// The provider's link.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct ProviderLink {
    /// The appointment.
    #[serde(default)]
    pub id: Option<AppointmentId>,
    /// The link.
    #[serde(alias = "providerVisitUrl", alias = "msTeamsProviderVisitUrl")]
    pub url: String,
}

/// Both links of a call.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VideoCallLinks {
    /// The integrator's reference.
    #[serde(default)]
    pub appointment_external_id: Option<ExternalAppointmentId>,
    /// The provider's link.
    #[serde(default)]
    pub provider_visit_url: Option<String>,
    /// The patient's link.
    #[serde(default)]
    pub patient_visit_url: Option<String>,
}

impl std::fmt::Debug for ProviderLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderLink").field("id", &self.id).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for VideoCallLinks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VideoCallLinks").finish_non_exhaustive()
    }
}

impl Links<'_> {
    /// SOLO-09: the provider's link.
    ///
    /// # Errors
    /// 404 when Solo does not know the appointment.
    pub async fn provider(&self, id: AppointmentId) -> Result<ProviderLink, CallError> {
        let template = "/qapi/v1/appointments/{id}/provider-link";
        self.wire.json(self.wire.request("SOLO-09", Method::GET, template, &[&id.to_string()])?).await
    }

    /// SOLO-10: the provider's Microsoft Teams link; needs the Teams token.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`] when no token is configured; nothing is sent then.
    pub async fn teams(&self, id: AppointmentId) -> Result<ProviderLink, CallError> {
        let kind = CallErrorKind::InvalidInput { field: "Teams-Auth-Token", rule: "is not configured" };
        let token = self.teams_token.ok_or_else(|| CallError::plain("SOLO-10", kind))?;
        let template = "/qapi/v1/appointments/{id}/msteams-provider-link";
        let request = self
            .wire
            .request("SOLO-10", Method::GET, template, &[&id.to_string()])?
            .with_header(HeaderName::from_static("teams-auth-token"), secret_header("Teams-Auth-Token", token)?);
        self.wire.json(request).await
    }

    /// SOLO-11: both links by the integrator's reference, where every sibling takes Solo's own number. It proves that a
    /// booking with that reference exists, and does not tell its number.
    ///
    /// # Errors
    /// 404 when no appointment carries the reference.
    pub async fn by_external_id(&self, id: &ExternalAppointmentId) -> Result<VideoCallLinks, CallError> {
        let template = "/qapi/v1/appointments/{external_id}/video-call-links";
        self.wire.json(self.wire.request("SOLO-11", Method::GET, template, &[id.as_str()])?).await
    }

    /// SOLO-12: both links by Solo's appointment id.
    ///
    /// # Errors
    /// 404 when Solo does not know the appointment.
    pub async fn by_said(&self, id: Said) -> Result<VideoCallLinks, CallError> {
        let template = "/qapi/v1/appointments/id/type/SAID/value/{said}/video-call-links";
        self.wire.json(self.wire.request("SOLO-12", Method::GET, template, &[&id.to_string()])?).await
    }
}
