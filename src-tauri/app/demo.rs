//! The demo clinic's vendors: five simulators in this process, on loopback, and how their accounts are connected.

use clinic::DemoConnection;
use domain::{AccountSettings, CareMonitorWay, SecretKind};
use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumOptions, CariumSimulator, ClinOneOptions, ClinOneSimulator,
    MiaOptions, MiaSimulator, SandboxError, Simulator, SimulatorOptions,
};

/// The running vendors. They stop when this is dropped.
pub(crate) struct Demo {
    pub(crate) solo: Simulator,
    carium: CariumSimulator,
    care_monitor: CareMonitorSimulator,
    clin_one: ClinOneSimulator,
    mia: MiaSimulator,
}

impl Demo {
    /// Starts them, seeded anew.
    ///
    /// # Errors
    /// When no port is free.
    pub(crate) async fn start() -> Result<Self, SandboxError> {
        Ok(Self {
            solo: Simulator::start(SimulatorOptions::default()).await?,
            carium: CariumSimulator::start(CariumOptions::default()).await?,
            care_monitor: CareMonitorSimulator::start(CareMonitorOptions::default()).await?,
            clin_one: ClinOneSimulator::start(ClinOneOptions::default()).await?,
            mia: MiaSimulator::start(MiaOptions::default()).await?,
        })
    }

    /// Their accounts, Solo's first.
    pub(crate) fn connections(&self) -> Vec<DemoConnection> {
        let zone = SimulatorOptions::default().zone.to_string();
        let care_monitor = CareMonitorOptions::default();
        let organisation = self.care_monitor.control().organisations().into_iter().next();
        let org_id = organisation.and_then(|one| one["id"].as_str().map(str::to_owned)).unwrap_or_default();
        vec![
            DemoConnection::solo(self.solo.base_url(), self.solo.api_key(), self.solo.linking_secret(), zone.clone()),
            DemoConnection {
                name: "Carium, home monitoring",
                base_url: self.carium.base_url(),
                zone: zone.clone(),
                settings: AccountSettings::Carium {
                    organization_id: self.carium.organization_id(),
                    username: self.carium.username().to_owned(),
                },
                secrets: vec![(SecretKind::Password, self.carium.password().to_owned())],
            },
            DemoConnection {
                name: "CareMonitor, shared care",
                base_url: self.care_monitor.base_url(),
                zone: zone.clone(),
                settings: AccountSettings::CareMonitor {
                    org_id,
                    way: CareMonitorWay::Password,
                    user_id: care_monitor.user_id,
                    client_id: care_monitor.client_id,
                    portal_url: self.care_monitor.base_url(),
                },
                secrets: vec![(SecretKind::Password, care_monitor.password)],
            },
            DemoConnection {
                name: "ClinOne, trials",
                base_url: self.clin_one.base_url(),
                zone: zone.clone(),
                settings: AccountSettings::ClinOne {
                    token_url: self.clin_one.token_url(),
                    scope: self.clin_one.scope().to_owned(),
                    client_id: self.clin_one.client_id().to_owned(),
                },
                secrets: vec![(SecretKind::ClientSecret, self.clin_one.client_secret().to_owned())],
            },
            DemoConnection {
                name: "Mia, devices",
                base_url: self.mia.base_url(),
                zone,
                settings: AccountSettings::Mia {
                    username: self.mia.username().to_owned(),
                    device_provider: "apple-healthkit".to_owned(),
                },
                secrets: vec![(SecretKind::Password, self.mia.password().to_owned())],
            },
        ]
    }
}
