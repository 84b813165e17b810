//! Debian packages: looked up with `dpkg-query`, installed with `apt-get`.
//!
//! Refuses to ask for a password where nobody can type one: there it prints the command and stops.

use std::io::{self, IsTerminal};
use std::process::Command;

use crate::console::say;
use crate::failure::Failure;
use crate::process;

/// Compiling: the compiler and linker that C parts (SQLCipher, OpenSSL) need, and the headers of web view and bus.
pub const BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev"];

/// Testing a real window: its driver, a virtual display, a keyring, a message bus, and letters to show; and reading what
/// was printed as another program reads it, and answering a dialog of the desktop by its keyboard.
pub const TEST: &[&str] =
    &["webkit2gtk-driver", "xvfb", "gnome-keyring", "dbus", "fonts-noto-core", "poppler-utils", "xdotool"];

/// Waits for another apt to finish, seconds.
const LOCK: &str = "DPkg::Lock::Timeout=300";

/// Installs those of `wanted` that are missing.
pub fn ensure(wanted: &[&str]) -> Result<(), Failure> {
    if !process::succeeds(Command::new("dpkg-query").arg("--version")) {
        say(format!("This is not Debian. Needed here, under your system's own names: {}.", wanted.join(", ")))?;
        return Ok(());
    }
    let listing = process::output(
        Command::new("dpkg-query").args(["--show", "--showformat", "${Package} ${db:Status-Status}\\n"]).args(wanted),
    )?;
    // Its exit status only says that some name is unknown, which is just what is being asked.
    let missing = missing(wanted, &String::from_utf8_lossy(&listing.stdout));
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get update && apt-get install --no-install-recommends {}", missing.join(" "));
    let prefix: &[&str] = match means() {
        Means::Directly => &[],
        Means::SudoSilently => &["sudo", "-n"],
        Means::SudoAsking => &["sudo"],
        Means::ByHand => {
            return Err(Failure::Needs(format!(
                "Debian packages are missing, and installing them takes root. Please run, then call this again:\n  \
                 sudo sh -c '{by_hand}'"
            )));
        }
    };
    say(format!("Installing Debian packages: {}.", missing.join(", ")))?;
    process::run(&mut apt(prefix, &["update"]))?;
    process::run(&mut apt(prefix, &[&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat()))
}

/// `env` stands after `sudo`, which would drop the variable otherwise.
fn apt(prefix: &[&str], arguments: &[&str]) -> Command {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", LOCK, "-q"], arguments].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

/// Those that `dpkg-query` does not list as wholly installed. A removed package may still be listed, as
/// `config-files`; a multi-architecture one once per architecture.
fn missing<'w>(wanted: &[&'w str], listing: &str) -> Vec<&'w str> {
    let installed = |name: &str| listing.lines().any(|line| line.split_once(' ') == Some((name, "installed")));
    wanted.iter().copied().filter(|name| !installed(name)).collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Means {
    Directly,
    SudoSilently,
    SudoAsking,
    ByHand,
}

fn means() -> Means {
    choose(
        rustix::process::geteuid().is_root(),
        || process::succeeds(Command::new("sudo").args(["-n", "true"])),
        || process::succeeds(Command::new("sudo").arg("--version")),
        io::stdin().is_terminal(),
    )
}

fn choose(root: bool, silently: impl FnOnce() -> bool, sudo: impl FnOnce() -> bool, terminal: bool) -> Means {
    if root {
        Means::Directly
    } else if silently() {
        Means::SudoSilently
    } else if terminal && sudo() {
        Means::SudoAsking
    } else {
        Means::ByHand
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_package_that_is_unknown_or_only_left_its_configuration_behind_is_missing() {
        let listing = "xvfb installed\ndbus config-files\ngnome-keyring installed\ngnome-keyring installed\n";
        assert_eq!(
            missing(&["xvfb", "dbus", "gnome-keyring", "fonts-noto-core"], listing),
            ["dbus", "fonts-noto-core"]
        );
    }

    #[test]
    fn a_package_whose_name_begins_like_an_installed_one_is_still_missing() {
        assert_eq!(missing(&["dbus"], "dbus-x11 installed\n"), ["dbus"]);
    }

    #[test]
    fn a_password_is_asked_for_only_in_a_terminal() {
        assert_eq!(choose(true, || false, || false, false), Means::Directly);
        assert_eq!(choose(false, || true, || true, false), Means::SudoSilently);
        assert_eq!(choose(false, || false, || true, true), Means::SudoAsking);
        assert_eq!(choose(false, || false, || true, false), Means::ByHand);
        assert_eq!(choose(false, || false, || false, true), Means::ByHand);
    }

    #[test]
    fn apt_never_stops_to_ask_a_question() {
        let shown = process::shown(&apt(&["sudo", "-n"], &["install", "--yes", "xvfb"]));
        assert_eq!(
            shown,
            "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q install --yes xvfb"
        );
    }
}
