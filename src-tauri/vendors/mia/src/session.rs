//! The session: the cookie `sid` that MIA-01 sets.
//!
//! It lives in memory and nowhere else: no file, no log, no `Debug`. Of the cookies that the backend sets only this one is
//! kept, and it is sent to the base address alone, whatever wider domain it names. Its other attributes need nothing
//! further: `Secure` holds because plain http is spoken to this machine only, `HttpOnly` because no script ever sees it.

use std::time::{Duration, Instant, SystemTime};

use cookie::Cookie;
use url::{Host, Url};
use vendor_http::{HeaderMap, HeaderName, HeaderValue, Renewed};

const SET_COOKIE: HeaderName = HeaderName::from_static("set-cookie");
const NAME: &str = "sid";
/// Longest a session is renewed before its end (A-MIA-15).
const LONGEST_EARLY: Duration = Duration::from_secs(60);

/// A session, ready to be sent.
pub(crate) struct Sid(HeaderValue);

impl Sid {
    /// The `Cookie` header, marked as sensitive.
    pub(crate) fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl std::fmt::Debug for Sid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sid(<redacted>)")
    }
}

/// What an answer says about the session.
pub(crate) enum Said {
    /// Nothing.
    Nothing,
    /// It is this from now on.
    Is(Renewed<Sid>),
    /// It has ended.
    Ended,
}

/// What `headers`, answered by `base`, say about the session. Of several the last counts (RFC 6265 §5.3). A cookie that
/// is for another host, or for a part of the base address only, cannot be ours and says nothing.
pub(crate) fn said(headers: &HeaderMap, base: &Url, now: Instant, today: SystemTime) -> Said {
    headers
        .get_all(SET_COOKIE)
        .into_iter()
        .filter_map(|header| Cookie::parse(header.to_str().ok()?).ok())
        .filter(|cookie| cookie.name() == NAME && is_for_host(cookie, base) && covers(cookie.path(), base))
        .filter_map(|cookie| read(&cookie, now, today))
        .next_back()
        .unwrap_or(Said::Nothing)
}

fn read(cookie: &Cookie<'_>, now: Instant, today: SystemTime) -> Option<Said> {
    let length = length(cookie, today);
    if cookie.value().is_empty() || length.is_some_and(|length| length.is_zero()) {
        return Some(Said::Ended);
    }
    let mut value = HeaderValue::from_str(&format!("{NAME}={}", cookie.value())).ok()?;
    value.set_sensitive(true);
    let until = length.and_then(|length| now.checked_add(length - (length / 10).min(LONGEST_EARLY)));
    Some(Said::Is(Renewed { value: Sid(value), until }))
}

/// How long it lasts, if it says so; nothing is left of one that has run out. `Max-Age` wins over `Expires`.
fn length(cookie: &Cookie<'_>, today: SystemTime) -> Option<Duration> {
    let seconds = |seconds: i64| Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
    if let Some(age) = cookie.max_age() {
        return Some(seconds(age.whole_seconds()));
    }
    let end = cookie.expires_datetime()?.unix_timestamp();
    let today = today.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    Some(seconds(end.saturating_sub(i64::try_from(today).ok()?)))
}

/// RFC 6265 §5.1.3: the host itself, or one below the domain that the cookie names; an address has none below it.
fn is_for_host(cookie: &Cookie<'_>, base: &Url) -> bool {
    let Some(domain) = cookie.domain().filter(|domain| !domain.is_empty()) else { return true };
    let domain = domain.to_ascii_lowercase();
    match base.host() {
        Some(Host::Domain(host)) => {
            host == domain || host.strip_suffix(&domain).is_some_and(|above| above.ends_with('.'))
        }
        Some(Host::Ipv4(address)) => address.to_string() == domain,
        Some(Host::Ipv6(address)) => address.to_string() == domain,
        None => false,
    }
}

/// RFC 6265 §5.1.4, for everything below the base address. One without a path is taken to cover it (A-MIA-02).
fn covers(path: Option<&str>, base: &Url) -> bool {
    let Some(path) = path.filter(|path| path.starts_with('/')) else { return true };
    let root = format!("{}/", base.path().trim_end_matches('/'));
    root.strip_prefix(path).is_some_and(|rest| path.ends_with('/') || rest.starts_with('/'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const BASE: &str = "https://bff.clinic.example/api";

    fn told(cookies: &[&str]) -> (Said, Instant) {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(SET_COOKIE, HeaderValue::from_str(cookie).unwrap());
        }
        let now = Instant::now();
        // 2024-01-01T00:00:00Z
        let today = SystemTime::UNIX_EPOCH + Duration::from_secs(1_704_067_200);
        (said(&headers, &BASE.parse().unwrap(), now, today), now)
    }

    /// What is sent, and in how many seconds it is renewed.
    fn is(cookies: &[&str]) -> Option<(String, Option<u64>)> {
        match told(cookies) {
            (Said::Is(renewed), now) => {
                Some((renewed.value.0.to_str().unwrap().to_owned(), renewed.until.map(|until| (until - now).as_secs())))
            }
            _ => None,
        }
    }

    #[test]
    fn only_sid_is_kept_and_the_last_one_counts() {
        let cookies =
            ["theme=dark", "sid=one; Path=/; HttpOnly", "SID=other", "sid=two; Path=/; Secure; SameSite=Strict"];
        assert_eq!(is(&cookies), Some(("sid=two".to_owned(), None)));
        assert!(matches!(told(&["theme=dark"]).0, Said::Nothing));
    }

    #[test]
    fn it_is_renewed_before_it_runs_out_and_max_age_wins() {
        assert_eq!(is(&["sid=x; Max-Age=3600"]).unwrap().1, Some(3540));
        assert_eq!(is(&["sid=x; Max-Age=100"]).unwrap().1, Some(90));
        assert_eq!(is(&["sid=x; Expires=Mon, 01 Jan 2024 01:00:00 GMT"]).unwrap().1, Some(3540));
        assert_eq!(is(&["sid=x; Expires=Mon, 01 Jan 2023 00:00:00 GMT; Max-Age=100"]).unwrap().1, Some(90));
    }

    #[test]
    fn one_that_has_run_out_or_is_empty_ends_the_session() {
        for cookie in ["sid=x; Max-Age=0", "sid=x; Max-Age=-1", "sid=", "sid=x; Expires=Mon, 01 Jan 2023 00:00:00 GMT"]
        {
            assert!(matches!(told(&[cookie]).0, Said::Ended), "{cookie}");
        }
    }

    #[test]
    fn one_for_another_host_is_not_taken() {
        for domain in ["bff.clinic.example", ".clinic.example", "BFF.Clinic.Example"] {
            assert!(is(&[&format!("sid=x; Domain={domain}")]).is_some(), "{domain}");
        }
        for domain in ["other.example", "linic.example", "x.bff.clinic.example"] {
            assert!(is(&[&format!("sid=x; Domain={domain}")]).is_none(), "{domain}");
        }
    }

    #[test]
    fn one_for_a_part_of_the_base_address_is_not_taken() {
        for path in ["/", "/api", "/api/", "relative"] {
            assert!(is(&[&format!("sid=x; Path={path}")]).is_some(), "{path}");
        }
        for path in ["/ap", "/api/oauth", "/apiary"] {
            assert!(is(&[&format!("sid=x; Path={path}")]).is_none(), "{path}");
        }
    }

    #[test]
    fn neither_debug_nor_a_log_of_headers_shows_it() {
        let (Said::Is(renewed), _) = told(&["sid=topsecret"]) else { panic!("no session") };
        assert!(!format!("{renewed:?} {:?}", renewed.value.header()).contains("topsecret"));
    }
}
