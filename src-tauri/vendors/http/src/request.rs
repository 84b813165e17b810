//! A request as data, with nothing of an HTTP library in it but the protocol's own names.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::{Body, Expects, GivenAddress, HttpError, NotSent};

/// Everything but RFC 3986's unreserved characters is encoded, in path segments and in queries.
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What happens when the vendor answers 3xx.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redirects {
    /// It is an error ([`HttpError::Status`]): none was expected.
    #[default]
    Refused,
    /// It is the answer: its `Location` is what was asked for.
    Returned,
    /// A GET is sent on, up to five times and within the same origin, so that no key reaches another host.
    Followed,
}

/// One request, ready to be executed by a [`crate::Transport`]. `Debug` shows neither path, query, headers nor body.
#[derive(Clone)]
pub struct Request {
    /// The operation's id, e.g. `SOLO-14`: what logs and errors call this request.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its placeholders, e.g. `/qapi/v1/appointments/{id}`: the only path that is logged.
    pub path_template: Cow<'static, str>,
    /// The path that is sent, its segments percent-encoded.
    pub path: String,
    /// Query parameters in the order they are sent, not yet encoded.
    pub query: Vec<(String, String)>,
    /// Headers. Mark secrets with [`HeaderValue::set_sensitive`].
    pub headers: HeaderMap,
    /// The body, allowed with every method.
    pub body: Body,
    /// What happens on a 3xx.
    pub redirects: Redirects,
    /// What is expected, which bounds how much of the answer is read.
    pub expects: Expects,
    /// Longest time for one attempt, instead of the transport's own.
    pub timeout: Option<Duration>,
    /// Where it goes instead of the vendor's own address ([`Request::to_given`]).
    pub(crate) given: Option<GivenAddress>,
}

impl Request {
    /// A request for `template`, whose placeholders `{…}` are filled in order with percent-encoded `segments`.
    ///
    /// # Errors
    /// [`NotSent::Invalid`] when a segment is empty, `.` or `..` (which would address something else), or when their
    /// number is not that of the placeholders.
    pub fn new(
        operation: &'static str,
        method: Method,
        template: impl Into<Cow<'static, str>>,
        segments: &[&str],
    ) -> Result<Self, HttpError> {
        let template = template.into();
        let path = fill(&template, segments)
            .map_err(|problem| HttpError::NeverLeft { operation, reason: NotSent::Invalid(problem.to_owned()) })?;
        Ok(Self {
            operation,
            method,
            path_template: template,
            path,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Body::Empty,
            redirects: Redirects::Refused,
            expects: Expects::default(),
            timeout: None,
            given: None,
        })
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn with_query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// Sets a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Sets what happens on a 3xx.
    #[must_use]
    pub fn with_redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
        self
    }

    /// Sets what is expected.
    #[must_use]
    pub fn expecting(mut self, expects: Expects) -> Self {
        self.expects = expects;
        self
    }

    /// Sets the longest time for one attempt.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path_template", &self.path_template)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

fn fill(template: &str, segments: &[&str]) -> Result<String, &'static str> {
    const COUNT: &str = "the number of path segments is not that of the path's placeholders";
    let mut path = String::with_capacity(template.len() + 24);
    let mut rest = template;
    let mut left = segments.iter();
    while let Some((before, after)) = rest.split_once('{') {
        let (_, behind) = after.split_once('}').ok_or("the path template is not closed")?;
        let segment = left.next().ok_or(COUNT)?;
        match *segment {
            "" => return Err("an id is empty"),
            "." | ".." => return Err("an id of one or two dots cannot be addressed"),
            id => {
                path.push_str(before);
                path.extend(utf8_percent_encode(id, ENCODED));
            }
        }
        rest = behind;
    }
    path.push_str(rest);
    if left.next().is_some() { Err(COUNT) } else { Ok(path) }
}
