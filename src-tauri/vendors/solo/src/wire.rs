//! Requests to Solo, with its headers, and answers as JSON, as bytes or as nothing.

use bytes::Bytes;
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use vendor_http::{Answer, CallErrorKind, HeaderName, HeaderValue, Method, Request, Transport};

use crate::{CallError, SoloConfig, envelope};

const API_KEY: HeaderName = HeaderName::from_static("api-key");
const CONTENT_TYPE: HeaderName = HeaderName::from_static("content-type");

/// The transport with Solo's headers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    transport: Transport,
    api_key: HeaderValue,
}

impl Wire {
    pub(crate) fn new(config: &SoloConfig) -> Result<Self, CallError> {
        let transport = Transport::new(&config.base_url, config.transport.clone())
            .map_err(|_| CallError::invalid("SOLO", "base URL", "must be https, or http on this machine"))?;
        Ok(Self { transport, api_key: secret_header("Api-Key", &config.api_key)? })
    }

    /// A request with `Api-Key` and `Content-Type: application/json`, which Solo wants on GETs too.
    pub(crate) fn request(
        &self,
        operation: &'static str,
        method: Method,
        template: &'static str,
        segments: &[&str],
    ) -> Result<Request, CallError> {
        let mut request = Request::new(operation, method, template, segments)
            .map_err(|_| CallError::invalid(operation, "id", "must not be empty nor one or two dots"))?;
        request.headers.insert(API_KEY, self.api_key.clone());
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(request)
    }

    /// Executes, and reads the answer as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, request: Request) -> Result<T, CallError> {
        let operation = request.operation;
        self.answer(request).await?.read(operation)
    }

    /// Executes, and takes any 2xx for success, whatever its body (`[assumed]` A-SO-01), unless it is a web page.
    pub(crate) async fn done(&self, request: Request) -> Result<(), CallError> {
        self.answer(request).await.map(drop)
    }

    /// Executes, and gives the body as bytes. A web page is no file.
    pub(crate) async fn bytes(&self, request: Request) -> Result<Bytes, CallError> {
        Ok(self.answer(request).await?.body)
    }

    /// Executes, and gives the whole answer.
    pub(crate) async fn answer(&self, request: Request) -> Result<Answer, CallError> {
        self.transport.call(&request, envelope::message).await
    }
}

/// A secret as a header that no log prints.
pub(crate) fn secret_header(name: &'static str, secret: &SecretString) -> Result<HeaderValue, CallError> {
    let kind = CallErrorKind::InvalidInput { field: name, rule: "has characters that no header may hold" };
    let mut value = HeaderValue::from_str(secret.expose_secret()).map_err(|_| CallError::plain("SOLO", kind))?;
    value.set_sensitive(true);
    Ok(value)
}
