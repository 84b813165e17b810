//! A clinic that has read nothing yet, and the simulated account that is connected to it.

use std::sync::Arc;

use clinic::{Clinic, ClinicOptions, DemoConnection, Pace, Running};
use domain::{AccountSettings, SecretKind};
use sandbox::{CariumSimulator, noon};
use tempfile::TempDir;
use vault::{StoreKey, Vault};

use crate::Failed;
use crate::prepared::NoDoor;

/// A clinic in a folder of its own, with its secrets in memory. The folder goes with what is given beside it.
pub(crate) async fn clinic() -> Result<(Running, TempDir), Failed> {
    let dir = tempfile::tempdir()?;
    let running = Clinic::open(ClinicOptions {
        dir: dir.path().to_owned(),
        key: StoreKey::generate()?,
        vault: Vault::in_memory(),
        door: Arc::new(NoDoor),
        pace: Pace::default(),
    })
    .await?;
    Ok((running, dir))
}

/// A simulated Carium's account, as it is connected.
pub(crate) fn carium(simulator: &CariumSimulator) -> DemoConnection {
    DemoConnection {
        name: "Carium",
        base_url: simulator.base_url(),
        zone: noon().to_string(),
        settings: AccountSettings::Carium {
            organization_id: simulator.organization_id(),
            username: simulator.username().to_owned(),
        },
        secrets: vec![(SecretKind::Password, simulator.password().to_owned())],
    }
}
