//! What must be so before GTK is touched.

use std::env;

/// Sets what WebKitGTK and the page need, where the person has not: no DMA-BUF renderer (it hangs on many drivers), and
/// a language other than C (the page's language would be "C", which no date library accepts).
///
/// Must be the first thing that `main` does: no other thread may run yet.
pub fn prepare() {
    if env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let language = env::var("LC_ALL").ok().or_else(|| env::var("LANG").ok()).unwrap_or_default();
    if !names_a_language(&language) {
        set("LANG", "en_US.UTF-8");
        if env::var_os("LC_ALL").is_some() {
            set("LC_ALL", "en_US.UTF-8");
        }
    }
}

fn names_a_language(locale: &str) -> bool {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    !matches!(name, "" | "C" | "POSIX")
}

#[allow(unsafe_code)]
fn set(name: &str, value: &str) {
    // SAFETY: called from `prepare` only, before any other thread exists.
    unsafe { env::set_var(name, value) }
}

#[cfg(test)]
mod tests {
    use super::names_a_language;

    #[test]
    fn c_and_posix_name_no_language() {
        for locale in ["", "C", "POSIX", "C.UTF-8"] {
            assert!(!names_a_language(locale), "{locale}");
        }
        assert!(names_a_language("es_ES.UTF-8"));
    }
}
