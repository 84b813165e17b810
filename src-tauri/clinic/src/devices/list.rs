//! The devices as the page shows them.

use std::collections::HashSet;

use domain::act::ActKind;
use domain::{Subject, Vendor};
use store::{ConnectionRow, DeviceData, DeviceRow, DevicesRead, IntentRow};

use super::{holders, prototypes, subject, subjects};
use crate::Result;
use crate::access::{self, Member};
use crate::adapters::mia::is_out_of_use;
use crate::board::{assumed, greyed, offered};
use crate::people::person_view;
use crate::views::{
    DeviceConnection, DeviceDataView, DeviceUnderWay, DeviceView, DevicesView, Instant, MeasuredData, Offer, Reason,
    WaitingData,
};

impl Member {
    /// The devices of all connections to a Device Manager, from the store; of each the records that count.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn devices(&self) -> Result<DevicesView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let may = |act| access::may(&self.actor, act);
        let may = May { give: may(ActKind::AssignDevice), send: may(ActKind::HandIn) };
        let mut view = DevicesView { connections: Vec::new(), devices: Vec::new() };
        for row in ledger.connections().await?.into_iter().filter(|row| row.vendor() == Vendor::Mia) {
            let read = clinic.store.mirror().devices(&row.id).await?;
            let intents = ledger.intents_on_all(&subjects(&row.id)).await?;
            let ids: HashSet<&str> = read.devices.iter().filter_map(|device| device.patient.as_deref()).collect();
            let ids: Vec<&str> = ids.into_iter().collect();
            let holders = holders::known(clinic, &row, &ids, &intents).await?;
            for device in read.devices.iter().filter(|device| !is_superseded(&read, device)) {
                let holder = device.patient.as_ref().and_then(|id| holders.get(id));
                view.devices.push(DeviceView {
                    person: holder.map(|(patient, _)| person_view(Some(patient), Some(&patient.key))),
                    known_by: holder.map(|(_, how)| *how),
                    ..one(&row, &read, &intents, device, may, holder.is_some())
                });
            }
            view.connections.push(DeviceConnection {
                id: row.id,
                name: row.name,
                enabled: row.enabled,
                read_at: read.read_at.map(Instant::from),
                data_read_at: read.data_read_at.map(Instant::from),
            });
        }
        Ok(view)
    }
}

/// What whoever looks may do with devices.
#[derive(Clone, Copy)]
struct May {
    /// Give them and take them back.
    give: bool,
    /// Send what goes into somebody's chart.
    send: bool,
}

fn one(
    row: &ConnectionRow,
    read: &DevicesRead,
    intents: &[IntentRow],
    device: &DeviceRow,
    may: May,
    holder_known: bool,
) -> DeviceView {
    let under_way = under_way(intents, &subject(&row.id, device));
    let bar = |may: bool| {
        if !may {
            Some(Reason::RoleLacks)
        } else if !row.enabled {
            Some(Reason::ConnectionOff)
        } else if under_way.is_some() {
            Some(Reason::IntentUnderWay)
        } else {
            None
        }
    };
    let offer = |free: Offer| bar(may.give).map_or(free, greyed);
    let of_holder = |free: Offer| {
        let nobody = device.patient.is_none().then_some(Reason::DeviceFree);
        let unknown = (!holder_known).then_some(Reason::HolderUnknown);
        bar(may.send).or(nobody).or(unknown).map_or(free, greyed)
    };
    let data = read.data_read_at.map(|_| {
        // Of whoever has it now: what it sent for somebody before is not theirs.
        let key = (device.device.clone().unwrap_or_default(), device.patient.clone().unwrap_or_default());
        read.data.get(&key).cloned().unwrap_or_default()
    });
    let latest = data.as_ref().is_some_and(|data| !data.latest.is_empty());
    DeviceView {
        detect: of_holder(if latest { assumed("A-MIA-21") } else { greyed(Reason::NoReadings) }),
        hand_in: of_holder(match &device.device {
            Some(_) => assumed("A-MIA-18"),
            None => greyed(Reason::DeviceWithoutId),
        }),
        prototypes: prototypes::of_device(read, device),
        connection: row.id.clone(),
        connection_name: row.name.clone(),
        record: device.record.clone(),
        device: device.device.clone(),
        name: device.name.clone(),
        kind: device.kind.clone(),
        provider: device.provider.clone(),
        serial: device.serial.clone(),
        status: device.status.clone(),
        holder: device.patient.clone(),
        person: None,
        known_by: None,
        data: data.map(data_view),
        assign: offer(assigning(read, device)),
        unassign: offer(if device.patient.is_some() { assumed("A-MIA-06") } else { greyed(Reason::DeviceFree) }),
        normalise: offer(assumed("A-MIA-10")),
        under_way,
    }
}

/// Whether a record says nothing of its device any more. The Device Manager makes a record for each assignment and puts
/// those before it out of use: listed, they would say that nobody has a device that somebody has. A record that says who
/// has the device is always listed.
fn is_superseded(read: &DevicesRead, device: &DeviceRow) -> bool {
    let old = |row: &DeviceRow| row.patient.is_none() && is_out_of_use(row.status.as_deref());
    let Some(id) = &device.device else { return false };
    old(device) && read.devices.iter().any(|other| other.device.as_ref() == Some(id) && !old(other))
}

/// Whether a device could be given to somebody. Another record of it may say that somebody has it.
fn assigning(read: &DevicesRead, device: &DeviceRow) -> Offer {
    let Some(id) = &device.device else { return greyed(Reason::DeviceWithoutId) };
    if read.devices.iter().any(|other| other.device.as_ref() == Some(id) && other.patient.is_some()) {
        greyed(Reason::DeviceAssigned)
    } else if is_out_of_use(device.status.as_deref()) {
        greyed(Reason::DeviceNotInUse)
    } else {
        offered()
    }
}

fn under_way(intents: &[IntentRow], subject: &Subject) -> Option<DeviceUnderWay> {
    let open = intents.iter().find(|row| row.subject == *subject && !row.state.is_settled())?;
    Some(DeviceUnderWay { intent: open.id.clone(), act: open.act.kind(), state: open.state })
}

fn data_view(data: DeviceData) -> DeviceDataView {
    DeviceDataView {
        stored: data.stored,
        normalised: data.normalised,
        unreadable: data.unreadable,
        received_at: data.received_at.map(Instant::from),
        recorded_at: data.recorded_at.map(Instant::from),
        waiting: data
            .waiting
            .into_iter()
            .map(|(id, at)| WaitingData { id, received_at: at.map(Instant::from) })
            .collect(),
        latest: data.latest.into_iter().map(|(id, at)| MeasuredData { id, at: at.map(Instant::from) }).collect(),
    }
}
