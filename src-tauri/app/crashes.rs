//! A crash leaves nothing behind. A core file is this program's memory as it was: keys, tokens and whoever was on screen,
//! unencrypted, wherever the system puts such files.
//!
//! Two switches are set, since each leaves a gap. Not being dumpable ends with the next program that is started; a limit
//! on the size of core files is handed on to the web processes, which hold the page. The limit is one byte and not none:
//! where the system hands cores to a program instead of a file (`core_pattern` with a pipe), Linux ignores a limit of
//! none, and takes one of one byte for "no core" (`fs/coredump.c`, `do_coredump`).

use std::io;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Keeps this process and those that it starts from leaving a core, and other programs of the same person from reading
/// this process's memory.
///
/// # Errors
/// The system's, when it refuses.
pub fn leave_nothing() -> io::Result<()> {
    setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) })?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::process::ExitStatusExt;
    use std::path::Path;
    use std::process::{Command, ExitStatus};

    use rustix::process::getrlimit;

    use super::*;

    const HOW: &str = "ANTEROOM_CRASH";

    /// Starts this test program again as a child that crashes in a folder of its own, in one of three ways.
    fn crash(folder: &Path, how: &str) -> ExitStatus {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "crashes::tests::child_that_crashes", "--ignored"]).current_dir(folder).env(HOW, how);
        child.output().unwrap().status
    }

    #[test]
    #[ignore = "the child of the test below"]
    fn child_that_crashes() {
        let Ok(how) = std::env::var(HOW) else { return };
        let most = getrlimit(Resource::Core).maximum;
        setrlimit(Resource::Core, Rlimit { current: most, maximum: most }).unwrap();
        match how.as_str() {
            "open" => {}
            "sealed" => leave_nothing().unwrap(),
            "another program" => {
                leave_nothing().unwrap();
                let status = Command::new("sh").args(["-c", "kill -ABRT $$"]).status().unwrap();
                assert!(!status.core_dumped(), "a program that was started left its memory");
            }
            other => panic!("{other}"),
        }
        std::process::abort();
    }

    #[test]
    fn a_crash_leaves_no_core_neither_of_this_program_nor_of_one_that_it_started() {
        for how in ["sealed", "another program"] {
            let folder = tempfile::tempdir().unwrap();
            let status = crash(folder.path(), how);
            assert_eq!(status.signal(), Some(6), "{how}: it did not crash as it was meant to");
            assert!(!status.core_dumped(), "{how}: it left its memory");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{how}");
        }
    }

    #[test]
    fn without_the_switches_this_machine_would_leave_a_core() {
        let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
        let allowed = getrlimit(Resource::Core).maximum.is_none_or(|most| most > 1 << 20);
        // Where the system keeps no cores the test above proves nothing, and this one says nothing.
        if pattern.trim() == "core" && allowed {
            let folder = tempfile::tempdir().unwrap();
            assert!(crash(folder.path(), "open").core_dumped(), "the test above proves nothing");
        }
    }
}
