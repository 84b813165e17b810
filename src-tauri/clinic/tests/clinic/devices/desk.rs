//! A console connected to Solo, whose people are known, and to a Device Manager that stands still.

use clinic::views::{
    AssignDeviceInput, ConnectionInput, DeviceView, IntentView, Kept, PatientView, SecretInput, UnassignDeviceInput,
};
use clinic::{ClinicError, DeviceDesk};
use domain::{AccountSettings, ConnectionId, IntentId, IntentState, SecretKind};
use mia::{Mia, MiaConfig, SecretString};
use sandbox::{MiaControl, MiaOptions, MiaSimulator};

use crate::support::{Desktop, checked, noon, until};

pub(crate) struct Desk {
    pub(crate) desktop: Desktop,
    pub(crate) control: MiaControl,
    /// Another desk at the same Device Manager.
    pub(crate) elsewhere: Mia,
    pub(crate) connection: ConnectionId,
    // Dropping it ends the simulation.
    _simulator: MiaSimulator,
}

impl Desk {
    /// Everything connected, devices and their data read.
    pub(crate) async fn open() -> Self {
        Self::over(Desktop::connected().await).await
    }

    /// The same over a console at which something was done before.
    pub(crate) async fn over(desktop: Desktop) -> Self {
        Self::over_with(desktop, |_| {}).await
    }

    /// The same, with something done to the Device Manager before anybody reads it.
    pub(crate) async fn open_with(prepare: impl FnOnce(&MiaControl)) -> Self {
        Self::over_with(Desktop::connected().await, prepare).await
    }

    async fn over_with(desktop: Desktop, prepare: impl FnOnce(&MiaControl)) -> Self {
        let options = MiaOptions { seed: 7, patients: 8, days: 9, speed: 0.0, ..MiaOptions::default() };
        let simulator = MiaSimulator::start(options).await.unwrap();
        prepare(&simulator.control());
        let password = simulator.password().to_owned();
        let input = ConnectionInput {
            id: None,
            name: "Home devices".to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: simulator.base_url(),
            zone: noon().to_string(),
            settings: AccountSettings::Mia {
                username: simulator.username().to_owned(),
                device_provider: "apple-healthkit".to_owned(),
            },
            secrets: vec![SecretInput { kind: SecretKind::Password, value: password.clone() }],
        };
        desktop.session.administrator().unwrap().save_connection(input).await.unwrap();
        let base = simulator.base_url().parse().unwrap();
        let elsewhere = Mia::new(MiaConfig::new(base, simulator.username(), SecretString::from(password))).unwrap();
        let connection = until("the devices are read", || async {
            let view = desktop.session.member().devices().await.unwrap();
            let connection = view.connections.into_iter().next()?;
            (connection.read_at.is_some() && connection.data_read_at.is_some()).then_some(connection.id)
        })
        .await;
        Self { desktop, control: simulator.control(), elsewhere, connection, _simulator: simulator }
    }

    /// Waits until the data was looked through once more, from its beginning.
    pub(crate) async fn read_again(&self) {
        for _ in 0..2 {
            let read = self.desktop.session.member().devices().await.unwrap().connections[0].data_read_at.clone();
            until("the data is read once more", || async {
                let again = self.desktop.session.member().devices().await.unwrap().connections[0].data_read_at.clone();
                (again > read).then_some(())
            })
            .await;
        }
    }

    pub(crate) fn device_desk(&self) -> DeviceDesk {
        self.desktop.session.device_desk().unwrap()
    }

    pub(crate) async fn devices(&self) -> Vec<DeviceView> {
        self.desktop.session.member().devices().await.unwrap().devices
    }

    /// The record of a device that the page would show: the one that is in use.
    pub(crate) async fn device(&self, id: &str) -> DeviceView {
        let mut devices = self.devices().await.into_iter();
        devices.rfind(|one| one.device.as_deref() == Some(id)).unwrap()
    }

    /// Waits until a device is listed as it should be.
    pub(crate) async fn device_is(&self, id: &str, wanted: impl Fn(&DeviceView) -> bool) -> DeviceView {
        until(&format!("{id} is as it should be"), || async {
            let device = self.device(id).await;
            wanted(&device).then_some(device)
        })
        .await
    }

    pub(crate) fn giving(&self, device: &DeviceView, patient: &PatientView, holder: &str) -> AssignDeviceInput {
        AssignDeviceInput {
            connection: self.connection.clone(),
            record: device.record.clone(),
            patient: patient.person.key.clone().unwrap(),
            holder: holder.to_owned(),
            name: "Cuff at home".to_owned(),
            kind: device.kind.clone().unwrap(),
            checked: checked(&patient.person),
        }
    }

    /// Gives a device to whoever Mia knows as the person `number`.
    pub(crate) async fn give(&self, id: &str, number: usize) -> Result<Kept, ClinicError> {
        let (device, patient) = (self.device(id).await, self.desktop.someone().await);
        let input = self.giving(&device, &patient, &self.control.patient_id(number));
        self.device_desk().assign_device(input).await
    }

    pub(crate) async fn take(&self, id: &str) -> Result<Kept, ClinicError> {
        let device = self.device(id).await;
        let holder = device.holder.clone().unwrap();
        let input = UnassignDeviceInput { connection: self.connection.clone(), record: device.record, holder };
        self.device_desk().unassign_device(input).await
    }

    pub(crate) async fn settled(&self, intent: &IntentId, wanted: IntentState) -> IntentView {
        until(&format!("the intent is {wanted:?}"), || async {
            let intent = self.desktop.session.member().intent(intent).await.unwrap().intent;
            let ends = intent.state.is_settled() || intent.state == IntentState::NeedsPerson;
            assert!(intent.state == wanted || !ends, "{:?}: {}", intent.state, intent.why);
            (intent.state == wanted).then_some(intent)
        })
        .await
    }

    /// Who has a device at the vendor, record by record.
    pub(crate) fn holders(&self, device: &str) -> Vec<String> {
        let records = self.control.records_of_device(device);
        records.iter().filter_map(|one| Some(one["assignedPatientId"].as_str()?.to_owned())).collect()
    }
}
