//! The wish to stop: Ctrl-C, a signal to end, or the departure of the process that asked for the work.
//!
//! A signal only raises a flag. Whoever waits for a child looks at it and ends the child first, so that nothing is
//! left running; the default action of a signal would end this process and leave the children.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::failure::Failure;

static REQUESTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

fn flag() -> &'static Arc<AtomicBool> {
    REQUESTED.get_or_init(Arc::default)
}

/// Turns the ending signals into the flag, from now on.
pub fn watch() -> Result<(), Failure> {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(flag()))
            .map_err(Failure::io("the signals to stop could not be watched"))?;
    }
    Ok(())
}

/// Whether someone asked to stop.
pub fn requested() -> bool {
    flag().load(Ordering::SeqCst)
}

/// Raises the flag when standard input ends. The parent holds the other end and never writes: the system closes it
/// however the parent ends, even by SIGKILL, which no signal handler sees.
pub fn follow_standard_input() {
    thread::spawn(|| {
        let mut unused = Vec::new();
        if let Err(error) = io::stdin().read_to_end(&mut unused) {
            eprintln!("xtask: the line to the calling process broke ({error}); stopping");
        }
        flag().store(true, Ordering::SeqCst);
    });
}
