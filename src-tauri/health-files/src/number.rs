//! What stands where a number should.

use crate::found::Why;

/// Why a text that is no number is none: NaN and the infinities have a name of their own in a report.
pub(crate) fn why_not(text: &str) -> Why {
    let bare = text.trim().trim_start_matches(['+', '-']).to_ascii_lowercase();
    match bare.as_str() {
        "" => Why::Missing,
        "nan" | "inf" | "infinity" | "∞" | "1.#inf" | "1.#ind" | "1.#qnan" => Why::NotANumber,
        _ => Why::BadNumber,
    }
}
