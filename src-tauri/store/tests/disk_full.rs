//! A full disk is told as one, and what was kept before stays. Over a real small file system, which takes root; the
//! same without root, with SQLite's own limit, stands beside `database.rs`.

use std::path::Path;
use std::process::Command;

use store::StoreError;
use tempfile::TempDir;

use crate::support::{known, open, visit};

struct Mounted(TempDir);

impl Drop for Mounted {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.0.path()).status();
        assert!(unmounted.is_ok_and(|status| status.success()));
    }
}

fn small_file_system(size: &str) -> Mounted {
    let dir = TempDir::new().unwrap();
    let options = format!("size={size}");
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(dir.path()).status().unwrap();
    assert!(mounted.success());
    Mounted(dir)
}

async fn fill(dir: &Path) -> StoreError {
    let store = open(dir).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_known(&known(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut number = 2;
    let error = loop {
        let mut tx = store.ledger().begin().await.unwrap();
        let many: Vec<_> = (number..number + 500).map(known).collect();
        let kept = match tx.put_known_many(&many).await {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        match kept {
            Ok(()) => number += 500,
            Err(error) => break error,
        }
    };
    assert!(store.ledger().known(&visit(1)).await.unwrap().is_some());
    error
}

#[tokio::test]
#[ignore = "mounts a small file system: needs root"]
async fn a_full_file_system_is_told_as_a_full_disk_and_what_was_kept_stays() {
    let mounted = small_file_system("2m");
    let error = fill(mounted.0.path()).await;
    assert!(matches!(error, StoreError::DiskFull), "{error:?}");
}
