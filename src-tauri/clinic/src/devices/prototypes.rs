//! What the measurements of a device consist of, as the vendor describes them (MIA-13).

use store::{DeviceRow, DevicesRead};

use crate::views::{PrototypeFieldView, PrototypeView};

/// The prototypes of what a device sent: those that are called by its provider and the kind of raw data (A-MIA-17). What it
/// sent for somebody before counts too, since it is the same device.
pub(super) fn of_device(read: &DevicesRead, device: &DeviceRow) -> Vec<PrototypeView> {
    let (Some(provider), Some(id)) = (&device.provider, &device.device) else { return Vec::new() };
    let sent = read.data.iter().filter(|((of, _), _)| of == id).flat_map(|(_, data)| &data.kinds);
    let names: Vec<String> = sent.map(|kind| format!("{provider}-{kind}")).collect();
    let described = read.prototypes.iter().filter(|one| {
        let called = |name: &String| names.contains(name);
        called(&one.identifier) || one.name.as_ref().is_some_and(called)
    });
    let view = |one: &store::PrototypeRow| PrototypeView {
        identifier: one.identifier.clone(),
        name: one.name.clone().filter(|name| *name != one.identifier),
        fields: one
            .fields
            .iter()
            .map(|field| PrototypeFieldView {
                name: field.name.clone(),
                minimum: field.minimum.clone(),
                maximum: field.maximum.clone(),
            })
            .collect(),
    };
    described.map(view).collect()
}
