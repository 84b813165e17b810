//! Calls to the Device Manager, as the use cases think of them: who is logged in MIA-02, MIA-03, devices MIA-05, MIA-06,
//! MIA-15, and the acts about what they sent (MIA-04, MIA-08 to MIA-10, MIA-14). What they sent is read by `mia_data`.
//!
//! Mia keeps no reference of ours. What stands there is looked at before an act is sent, so that what is found
//! afterwards is the act's own doing: each success of MIA-05 would make one more record.

use domain::Act;
use domain::act::{DeliveryRoute, DeviceAct};
use mia::{
    Acquisition, Assignment, CallError, CrudQuery, Device, DeviceId, DeviceRecordId, HealthDataId, HealthRecord,
    PatientId,
};
use serde_json::json;
use store::DeviceRow;
use vendor_http::Certainty;

use super::calls::{Answer, Before, Found, told};
use super::{mia as meaning, mia_deliveries};
use crate::account::MiaAccount;
use crate::problem::VendorFailure;
use crate::views::MiaProfile;

/// The operation that carries an act; empty for what Mia has nothing of.
pub(super) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Device(DeviceAct::Assign { .. }) => "MIA-05",
        Act::Device(DeviceAct::Unassign { .. }) => "MIA-06",
        Act::Device(DeviceAct::Normalise { .. }) => "MIA-08",
        Act::Device(DeviceAct::Detect { .. }) => "MIA-14",
        Act::Device(DeviceAct::HandIn(delivery)) => match delivery.route {
            DeliveryRoute::Backend => "MIA-04",
            DeliveryRoute::Medisante => "MIA-09",
            DeliveryRoute::HealthKit => "MIA-10",
        },
        _ => "",
    }
}

/// Looks whether the device, or what it sent, is still as the person saw it (MIA-15, MIA-07).
pub(super) async fn before_sending(account: &MiaAccount, act: &Act) -> Answer<Before> {
    let blocked = |why| Ok(Before::Blocked { why, operation: "MIA-15" });
    match act {
        Act::Device(DeviceAct::Assign { device, patient, .. }) => {
            let records = records_of(account, device).await?;
            let mut holders = records.iter().filter_map(|one| one.assigned_patient_id.as_ref());
            match holders.next() {
                None => Ok(Before::Clear),
                Some(holder) if holder.as_str() == patient => blocked("deviceIsTheirs"),
                Some(_) => blocked("deviceTaken"),
            }
        }
        Act::Device(DeviceAct::Unassign { record, patient, .. }) => {
            let holder = self::record(account, record).await?.and_then(|one| one.assigned_patient_id);
            match holder {
                Some(holder) if holder.as_str() == patient => Ok(Before::Clear),
                Some(_) => blocked("deviceTaken"),
                None => blocked("deviceIsFree"),
            }
        }
        Act::Device(DeviceAct::Detect { data, device, patient, .. }) => {
            let blocked = |why| Ok(Before::Blocked { why, operation: "MIA-07" });
            match mia_deliveries::record(account, data).await? {
                None => blocked("dataGone"),
                Some(record) if !is_of(&record, device, patient) => blocked("dataChanged"),
                Some(record) if record.acquisition() != Acquisition::Normalised => blocked("notNormalised"),
                Some(_) => Ok(Before::Clear),
            }
        }
        Act::Device(DeviceAct::HandIn(delivery)) => mia_deliveries::before_sending(account, delivery).await,
        _ => Ok(Before::Clear),
    }
}

/// Whether a record of health data is that device's and was measured of that patient.
fn is_of(record: &HealthRecord, device: &str, patient: &str) -> bool {
    record.device_id.as_ref().is_some_and(|id| id.as_str() == device)
        && record.patient_id.as_ref().is_some_and(|id| id.as_str() == patient)
}

/// Sends a change about a device; giving one away answers with the new record.
pub(super) async fn send(account: &MiaAccount, act: &Act) -> Result<Option<String>, CallError> {
    let Act::Device(act) = act else {
        return Err(CallError::invalid("MIA", "act", "is not offered by this vendor"));
    };
    match act {
        DeviceAct::Assign { device, kind, name, provider, patient, .. } => {
            let new = Assignment {
                device_id: DeviceId(device.clone()),
                device_type: kind.clone(),
                name: name.clone(),
                provider: provider.clone(),
                patient: PatientId(patient.clone()),
            };
            account.client.devices().assign(&new).await.map(|assigned| Some(assigned.id.0))
        }
        DeviceAct::Unassign { record, .. } => {
            account.client.devices().unassign(&DeviceRecordId(record.clone())).await.map(|()| None)
        }
        DeviceAct::Normalise { data, .. } => {
            account.client.health_data().normalise_again(&HealthDataId(data.clone())).await.map(|_| None)
        }
        DeviceAct::Detect { data, .. } => {
            let made = account.client.health_data().submit_detections(&HealthDataId(data.clone())).await?;
            Ok(made.into_iter().next().map(|id| id.0))
        }
        DeviceAct::HandIn(delivery) => mia_deliveries::send(account, delivery).await,
    }
}

/// Whether the vendor shows the effect: the device has a record with that patient, its record has nobody, the data has
/// observations, what was handed in is listed. Of detections nothing lists those of one record.
pub(super) async fn find(account: &MiaAccount, act: &Act) -> Answer<Found> {
    let Act::Device(act) = act else { return Ok(Found::NoWayToLook) };
    let found = match act {
        DeviceAct::Assign { device, patient, .. } => records_of(account, device)
            .await?
            .into_iter()
            .find(|one| one.assigned_patient_id.as_ref().is_some_and(|holder| holder.as_str() == patient))
            .map(|one| one.id.0),
        DeviceAct::Unassign { record, .. } => {
            self::record(account, record).await?.filter(|one| one.assigned_patient_id.is_none()).map(|one| one.id.0)
        }
        DeviceAct::Normalise { data, .. } => {
            let normalised = mia_deliveries::record(account, data).await?;
            normalised.filter(|one| one.acquisition() == Acquisition::Normalised).map(|one| one.id.0)
        }
        DeviceAct::Detect { .. } => return Ok(Found::NoWayToLook),
        DeviceAct::HandIn(delivery) => return mia_deliveries::find(account, delivery).await,
    };
    Ok(found.map_or(Found::Nothing, Found::WithId))
}

/// Lists all devices (MIA-15), with the places where a reply departed from the public pages.
pub(crate) async fn devices(account: &MiaAccount) -> Answer<(Vec<DeviceRow>, Vec<String>)> {
    let all = list(account, CrudQuery::all()).await?;
    let drift = all.iter().flat_map(Device::drift).collect();
    Ok((all.into_iter().map(meaning::device).collect(), drift))
}

/// Who is logged in (MIA-02), with the places where the reply departed from the document.
pub(crate) async fn profile(account: &MiaAccount) -> Answer<(MiaProfile, Vec<String>)> {
    let profile = told(account, account.client.account().profile().await)?;
    let drift = profile.drift();
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let parts = [profile.given_name, profile.family_name];
    let joined = parts.into_iter().filter_map(said).collect::<Vec<_>>().join(" ");
    let profile = MiaProfile {
        name: said(profile.name).or(said(Some(joined))),
        username: said(profile.preferred_username),
        email: said(profile.email),
        email_verified: profile.email_verified,
        locale: said(profile.locale),
        subject: said(profile.sub),
    };
    Ok((profile, drift))
}

/// What came of a wish that is asked for once.
pub(crate) enum Asked {
    /// The vendor took it.
    Taken,
    /// It may have been carried out.
    NotKnown,
    /// It certainly was not.
    NotSent(VendorFailure),
}

/// Has a mail sent by which a new password is chosen (MIA-03).
pub(crate) async fn reset_password(account: &MiaAccount, email: &str) -> Asked {
    let answer = account.client.account().reset_password(email).await;
    let unknown = answer.as_ref().err().map(|error| error.certainty() == Certainty::Unknown);
    match told(account, answer) {
        Ok(()) => Asked::Taken,
        Err(_) if unknown == Some(true) => Asked::NotKnown,
        Err(failure) => Asked::NotSent(failure),
    }
}

/// All records of a device. Whether the filter was applied is looked at here: another device's holder is not this one's.
pub(super) async fn records_of(account: &MiaAccount, device: &str) -> Answer<Vec<Device>> {
    let all = list(account, CrudQuery::all().filter("deviceId", json!(device))).await?;
    Ok(all.into_iter().filter(|one| one.device_id.as_ref().is_some_and(|id| id.as_str() == device)).collect())
}

/// One record of a device.
async fn record(account: &MiaAccount, id: &str) -> Answer<Option<Device>> {
    let all = list(account, CrudQuery::all().filter("_id", json!(id))).await?;
    Ok(all.into_iter().find(|one| one.id.as_str() == id))
}

async fn list(account: &MiaAccount, query: CrudQuery) -> Answer<Vec<Device>> {
    let (mut all, mut next) = (Vec::new(), Some(query));
    while let Some(query) = next {
        let page = told(account, account.client.devices().list(&query).await)?;
        all.extend(page.items);
        next = page.next;
    }
    Ok(all)
}
