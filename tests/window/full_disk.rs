//! A booking on a full disk: it says so, nothing leaves, nothing is lost. Over a real small file system, which takes
//! root; without it the test says that it was not done.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sandbox::BOOKINGS;

use super::day::ready_to_book;
use super::desk::Desk;
use window_driver::keys;

/// A small file system, gone with the test.
struct Mounted(PathBuf);

impl Mounted {
    /// None where mounting is not allowed.
    fn at(folder: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir_all(folder).unwrap();
        let options = format!("size={size},mode=700");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(folder.to_owned()))
    }

    /// Fills it to the last byte, and gives the file that does.
    fn fill(&self) -> PathBuf {
        let ballast = self.0.join("ballast");
        let mut file = std::fs::File::create(&ballast).unwrap();
        for size in [65_536, 1] {
            let bytes = vec![0_u8; size];
            loop {
                match file.write(&bytes) {
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
        ballast
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Lazily: a test that failed may still have its console there.
        let unmounted = Command::new("umount").arg("--lazy").arg(&self.0).status();
        assert!(unmounted.is_ok_and(|status| status.success()), "{} stays mounted", self.0.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_on_a_full_disk_says_so_sends_nothing_and_can_be_made_once_there_is_room() {
    let mut desk = Desk::new().await;
    let Some(small) = Mounted::at(&desk.data(), "24m") else {
        eprintln!("not done: mounting a small file system takes root");
        return;
    };
    desk.connect().await;
    desk.control.clear_requests();
    let before = desk.control.all_appointments().len();
    ready_to_book(&desk).await;
    let ballast = small.fill();
    let page = desk.page();
    page.press(&[keys::ENTER]).await;
    page.see("The disk is full").await;
    page.see("was not kept").await;
    let text = page.text().await;
    assert!(!text.contains("Booking kept"), "it says that it was kept:\n{text}");
    // Longer than the time in which a kept booking could be taken back: had it been kept, it would leave now.
    tokio::time::sleep(std::time::Duration::from_secs(12)).await;
    assert_eq!(desk.control.requests_of(&BOOKINGS), 0, "something left although nothing was kept");
    assert_eq!(desk.control.all_appointments().len(), before);

    std::fs::remove_file(ballast).unwrap();
    page.press_button("Book ").await;
    page.see("The vendor has the visit and has told us its id.").await;
    assert_eq!(desk.control.requests_of(&BOOKINGS), 1);
    assert_eq!(desk.control.all_appointments().len(), before + 1);
    page.press(&[keys::function(7)]).await;
    page.wait("the outbox has this one booking", "document.querySelectorAll('[data-intent]').length === 1").await;
    desk.close().await;
    // What had been kept before is still there.
    desk.open(&[]).await;
    desk.see_board().await;
    desk.close().await;
    drop(small);
}
