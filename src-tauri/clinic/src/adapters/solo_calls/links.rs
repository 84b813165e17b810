//! Links into a call (SOLO-09 to SOLO-12). They are used on the spot and never kept.

use solo::{AppointmentId, ExternalAppointmentId, Said, Solo};
use url::Url;

use super::{Answer, told};
use crate::account::SoloAccount;
use crate::problem::{FailureKind, VendorFailure};

/// Both links of a call.
pub(crate) struct Links {
    pub(crate) provider: Url,
    pub(crate) patient: Url,
}

/// Whether a client has a linking secret.
pub(crate) fn can_link(solo: &Solo) -> bool {
    solo.linking().is_configured()
}

/// The provider's link (SOLO-09).
pub(crate) async fn provider_link(account: &SoloAccount, id: i64) -> Answer<Url> {
    let link = told(account, account.client.links().provider(AppointmentId(id)).await)?;
    parsed("SOLO-09", Some(&link.url))
}

/// The provider's Teams link (SOLO-10).
pub(crate) async fn teams_link(account: &SoloAccount, id: i64) -> Answer<Url> {
    let link = told(account, account.client.links().teams(AppointmentId(id)).await)?;
    parsed("SOLO-10", Some(&link.url))
}

/// Both links by our reference (SOLO-11).
pub(crate) async fn links_by_external_id(account: &SoloAccount, reference: &str) -> Answer<Links> {
    let id = ExternalAppointmentId(reference.to_owned());
    let links = told(account, account.client.links().by_external_id(&id).await)?;
    both("SOLO-11", &links)
}

/// Both links by Solo's number (SOLO-12).
pub(crate) async fn links_by_said(account: &SoloAccount, id: i64) -> Answer<Links> {
    let links = told(account, account.client.links().by_said(Said(id)).await)?;
    both("SOLO-12", &links)
}

fn both(operation: &str, links: &solo::VideoCallLinks) -> Answer<Links> {
    Ok(Links {
        provider: parsed(operation, links.provider_visit_url.as_deref())?,
        patient: parsed(operation, links.patient_visit_url.as_deref())?,
    })
}

fn parsed(operation: &str, link: Option<&str>) -> Answer<Url> {
    link.and_then(|text| Url::parse(text).ok()).ok_or_else(|| VendorFailure {
        operation: operation.to_owned(),
        kind: FailureKind::NoAnswer,
        http_status: None,
        message: None,
        correlation_id: None,
        retry_after_s: None,
    })
}
