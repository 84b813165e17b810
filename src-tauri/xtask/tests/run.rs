//! `cargo xtask run` and the command line itself, called as a person calls them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::{Command, Output};

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

#[test]
fn without_a_display_run_says_so_at_once_and_how_to_get_one() {
    let ended = xtask(&["run"]);
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2));
    for word in ["no display", "ssh -X", "xvfb-run", "VNC"] {
        assert!(told.contains(word), "{word} is not in: {told}");
    }
    assert!(ended.stdout.is_empty(), "it did something before it looked");
}

#[test]
fn an_unknown_command_or_step_or_vendor_is_refused_with_exit_code_2() {
    for arguments in [&["tset"][..], &[], &["test", "--only", "clipy"], &["ledger", "--vendor", "nobody"]] {
        assert_eq!(xtask(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn help_names_every_command() {
    let ended = xtask(&["--help"]);
    assert!(ended.status.success());
    let told = String::from_utf8(ended.stdout).unwrap();
    for command in ["run", "test", "bench", "ledger", "sandbox", "bundle", "session"] {
        assert!(told.lines().any(|line| line.trim_start().starts_with(command)), "{command}");
    }
}
