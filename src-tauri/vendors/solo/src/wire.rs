//! Requests to Solo, with its headers, and answers as JSON, as bytes or as nothing.

use bytes::Bytes;
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use vendor_http::{Answer, HeaderName, HeaderValue, HttpError, Malformation, Method, Request, Transport};

use crate::error::SoloErrorKind;
use crate::{SoloConfig, SoloError};

const API_KEY: HeaderName = HeaderName::from_static("api-key");
const CONTENT_TYPE: HeaderName = HeaderName::from_static("content-type");

/// The transport with Solo's headers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    transport: Transport,
    api_key: HeaderValue,
}

impl Wire {
    pub(crate) fn new(config: &SoloConfig) -> Result<Self, SoloError> {
        let transport = Transport::new(&config.base_url, config.transport.clone())
            .map_err(|_| SoloError::invalid("SOLO", "base URL", "must be https, or http on this machine"))?;
        Ok(Self { transport, api_key: secret_header("Api-Key", &config.api_key)? })
    }

    /// A request with `Api-Key` and `Content-Type: application/json`, which Solo wants on GETs too.
    pub(crate) fn request(
        &self,
        operation: &'static str,
        method: Method,
        template: &'static str,
        segments: &[&str],
    ) -> Result<Request, SoloError> {
        let mut request = Request::new(operation, method, template, segments)
            .map_err(|_| SoloError::invalid(operation, "id", "must not be empty nor one or two dots"))?;
        request.headers.insert(API_KEY, self.api_key.clone());
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(request)
    }

    /// Executes, and reads the answer as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, request: Request) -> Result<T, SoloError> {
        let answer = self.transport.execute(&request).await?;
        Ok(answer.json(request.operation)?)
    }

    /// Executes, and takes any 2xx for success, whatever its body (`[assumed]` A-SO-01), unless it is a web page.
    pub(crate) async fn done(&self, request: Request) -> Result<(), SoloError> {
        self.answer(request).await.map(drop)
    }

    /// Executes, and gives the body as bytes. A web page is no file.
    pub(crate) async fn bytes(&self, request: Request) -> Result<Bytes, SoloError> {
        Ok(self.answer(request).await?.body)
    }

    /// Executes, and gives the whole answer. A success that is a web page was written by a proxy or a captive portal:
    /// whether Solo did anything is not known.
    pub(crate) async fn answer(&self, request: Request) -> Result<Answer, SoloError> {
        let operation = request.operation;
        let answer = self.transport.execute(&request).await?;
        if answer.status.is_success() && answer.content_type().as_deref() == Some("text/html") {
            let fault = HttpError::Malformed { operation, problem: Malformation::Empty, answer: Box::new(answer) };
            return Err(fault.into());
        }
        Ok(answer)
    }
}

/// A secret as a header that no log prints.
pub(crate) fn secret_header(name: &'static str, secret: &SecretString) -> Result<HeaderValue, SoloError> {
    let kind = SoloErrorKind::InvalidInput { field: name, rule: "has characters that no header may hold" };
    let mut value = HeaderValue::from_str(secret.expose_secret()).map_err(|_| SoloError::plain("SOLO", kind))?;
    value.set_sensitive(true);
    Ok(value)
}
