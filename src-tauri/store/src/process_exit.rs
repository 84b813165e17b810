//! A quiet end of the process.
//!
//! When a process exits, SQLCipher frees its memory and its mutexes (`atexit` and `.fini_array`), whatever SQLite's worker
//! threads are doing. A thread that still encrypts a page then brings the process down with a fault, after everything
//! was done and kept. The operating system frees that memory anyway: here the exit is cut short before SQLCipher's turn.

use std::ffi::{c_int, c_void};
use std::sync::Once;

#[allow(unsafe_code)]
mod system {
    use super::{c_int, c_void};

    unsafe extern "C" {
        /// Registers a function that is told the exit status; glibc, last registered first called.
        pub(super) fn on_exit(function: extern "C" fn(c_int, *mut c_void), argument: *mut c_void) -> c_int;
        fn _exit(status: c_int) -> !;
    }

    pub(super) extern "C" fn leave(status: c_int, _: *mut c_void) {
        // SAFETY: ends the process at once with its own status; nothing runs after it.
        unsafe { _exit(status) }
    }
}

/// Cuts the exit short before SQLCipher's own clean-up. To be called once a database is open: SQLCipher has registered
/// its clean-up by then, and what is registered later runs earlier.
pub(crate) fn before_the_ciphers_clean_up() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `leave` touches nothing but its argument, and lives as long as the program.
        #[allow(unsafe_code)]
        let registered = unsafe { system::on_exit(system::leave, std::ptr::null_mut()) };
        if registered != 0 {
            tracing::warn!("the process may end with a fault after its work is done");
        }
    });
}
