//! The patient portal: where consent is asked for, and where its code becomes tokens (A-CM-07).

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use oauth2::basic::{BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse};
use oauth2::http::header::AUTHORIZATION;
use oauth2::{
    AsyncHttpClient, AuthType, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, PkceCodeChallenge, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    StandardRevocableToken, TokenUrl,
};
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use url::Url;
use vendor_http::profile::{Profile, ProfilePath};
use vendor_http::{
    Answer, Body, CallError, CallErrorKind, Expects, HttpError, Method, NotSent, StatusCode, Transport,
    TransportOptions,
};

use super::metric::{Metric, allowed};
use super::pending::{Authorised, Pending};
use super::token_answer::TokenAnswer;
use crate::grant::Grant;
use crate::{OAuth, PatientId, envelope};

const ID: &str = "CM-03";

/// An OAuth 2 client of a portal whose two addresses are known.
type PortalClient = Client<
    BasicErrorResponse,
    TokenAnswer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// The portal, as the profile names its two addresses.
pub(crate) struct Portal {
    client: PortalClient,
    transport: Transport,
    token: ProfilePath,
    profile: Profile,
}

/// What an exchange gave.
#[derive(Debug)]
pub enum Exchanged {
    /// The patient's consent.
    Granted(Grant),
    /// Another patient had logged in at the portal than the one the consent was asked for (A-CM-25): what was given is
    /// thrown away, nothing is kept.
    OtherPatient,
}

/// What a refresh gave.
#[derive(Debug)]
pub enum Refreshed {
    /// Fresh tokens; the earlier ones may be void, so these must be kept before they are used.
    Renewed(Grant),
    /// The consent has ended: withdrawn by the patient, or too old. Only the patient can give it again.
    Revoked,
}

impl Portal {
    pub(crate) fn new(oauth: OAuth, profile: &Profile, options: TransportOptions) -> Result<Self, CallError> {
        let refused = |_| CallError::invalid("CM-02", "portal address", "must be https, or http on this machine");
        let transport = Transport::new(&oauth.portal, options).map_err(refused)?;
        if oauth.client_id.trim().is_empty() {
            return Err(CallError::invalid("CM-02", "client_id", "is required"));
        }
        let within = |path: &str| {
            let mut url = oauth.portal.clone();
            let root = url.path().trim_end_matches('/').to_owned();
            url.set_path(&format!("{root}{}", profile.path(path).template()));
            url
        };
        let mut client = Client::new(ClientId::new(oauth.client_id))
            .set_auth_uri(AuthUrl::from_url(within("authorize")))
            .set_token_uri(TokenUrl::from_url(within("token")))
            .set_auth_type(match profile.setting("client-authentication").text() {
                "body" => AuthType::RequestBody,
                _ => AuthType::BasicAuth,
            });
        if let Some(secret) = oauth.client_secret {
            client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
        }
        Ok(Self { client, transport, token: profile.path("token").clone(), profile: profile.clone() })
    }

    pub(crate) fn begin(
        &self,
        redirect: &Url,
        patient: PatientId,
        asked: BTreeSet<Metric>,
    ) -> Result<(Url, Pending), CallError> {
        if asked.is_empty() {
            return Err(CallError::invalid("CM-02", "scope", "must ask for at least one metric"));
        }
        if patient.as_str().trim().is_empty() {
            return Err(CallError::invalid("CM-02", "patient_id", "is required"));
        }
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let redirect = Arc::new(RedirectUrl::from_url(redirect.clone()));
        let scopes = asked.iter().map(|metric| Scope::new(metric.scope(&self.profile).to_owned()));
        let (address, state) = self
            .client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .set_redirect_uri(std::borrow::Cow::Borrowed(redirect.as_ref()))
            .url();
        let profile = self.profile.clone();
        Ok((address, Pending { state, verifier, redirect, patient, asked, profile }))
    }

    pub(crate) async fn exchange(&self, authorised: Authorised, now: DateTime<Utc>) -> Result<Exchanged, CallError> {
        let Authorised { code, verifier, redirect, patient, asked, accepted } = authorised;
        let sent = Sent::default();
        let http = Http { portal: self, sent: &sent };
        let code = AuthorizationCode::new(code.expose_secret().to_owned());
        let request = self
            .client
            .exchange_code(code)
            .set_pkce_verifier(verifier)
            .set_redirect_uri(std::borrow::Cow::Borrowed(redirect.as_ref()));
        let token = match request.request_async(&http).await {
            Ok(token) => token,
            Err(error) => return Err(sent.error(error)),
        };
        if token.patient_id.as_ref().is_some_and(|other| *other != patient) {
            return Ok(Exchanged::OtherPatient);
        }
        let scopes = match (accepted, self.allowed(&token)) {
            (Some(redirected), Some(told)) => Some(&redirected & &told),
            (Some(known), None) | (None, Some(known)) => Some(&known & &asked),
            (None, None) => None,
        };
        Ok(Exchanged::Granted(Grant {
            patient,
            scopes,
            until: until(&token, now),
            access: token.access,
            refresh: token.refresh,
        }))
    }

    pub(crate) async fn refresh(
        &self,
        grant: &Grant,
        refresh: &SecretString,
        now: DateTime<Utc>,
    ) -> Result<Refreshed, CallError> {
        let sent = Sent::default();
        let http = Http { portal: self, sent: &sent };
        let refresh_token = RefreshToken::new(refresh.expose_secret().to_owned());
        let token = match self.client.exchange_refresh_token(&refresh_token).request_async(&http).await {
            Ok(token) => token,
            Err(RequestTokenError::Request(HttpError::Status { answer, .. }))
                if envelope::is_error(&answer, "invalid_grant") =>
            {
                return Ok(Refreshed::Revoked);
            }
            Err(error) => return Err(sent.error(error)),
        };
        if token.patient_id.as_ref().is_some_and(|other| *other != grant.patient) {
            return Err(sent.unreadable());
        }
        // A refresh may allow less than before, and never more (RFC 6749, section 6).
        let scopes = match (&grant.scopes, self.allowed(&token)) {
            (Some(before), Some(told)) => Some(before & &told),
            (Some(before), None) => Some(before.clone()),
            (None, _) => None,
        };
        Ok(Refreshed::Renewed(Grant {
            patient: grant.patient.clone(),
            scopes,
            until: until(&token, now),
            access: token.access,
            refresh: token.refresh.or_else(|| grant.refresh.clone()),
        }))
    }

    fn allowed(&self, token: &TokenAnswer) -> Option<BTreeSet<Metric>> {
        token.scope.as_deref().map(|scope| allowed(scope, &self.profile))
    }

    /// Sends what the OAuth 2 library has made, by our transport: its limits, its log, its certainty.
    async fn send(&self, made: HttpRequest, sent: &Sent) -> Result<HttpResponse, HttpError> {
        let (parts, body) = made.into_parts();
        let mut request = self.token.request(ID, Method::POST, &[])?;
        request.headers = parts.headers;
        if let Some(credential) = request.headers.get_mut(AUTHORIZATION) {
            credential.set_sensitive(true);
        }
        request.body = Body::Raw { bytes: body.into(), progress: None };
        request.expects = Expects::Credential;
        let answer = self.transport.execute(&request).await?;
        *sent.0.lock() = Some(answer.clone());
        let mut response = HttpResponse::new(answer.body.to_vec());
        // Any success is one: the library insists on 200.
        *response.status_mut() = StatusCode::OK;
        Ok(response)
    }
}

/// The portal as the OAuth 2 library calls it. A type of its own, since the future of a closure is not provably `Send`.
struct Http<'p> {
    portal: &'p Portal,
    sent: &'p Sent,
}

impl<'c> AsyncHttpClient<'c> for Http<'_> {
    type Error = HttpError;
    type Future = BoxFuture<'c, Result<HttpResponse, HttpError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.portal.send(request, self.sent))
    }
}

fn until(token: &TokenAnswer, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    token.expires_in.and_then(|seconds| now.checked_add_signed(TimeDelta::seconds(i64::from(seconds))))
}

/// The success that came, for when the library cannot read it.
#[derive(Default)]
struct Sent(Mutex<Option<Answer>>);

impl Sent {
    fn unreadable(&self) -> CallError {
        match &*self.0.lock() {
            Some(answer) => CallError::unreadable(ID, answer),
            None => CallError::plain(ID, CallErrorKind::Malformed),
        }
    }

    fn error(&self, error: RequestTokenError<HttpError, BasicErrorResponse>) -> CallError {
        match error {
            RequestTokenError::Request(error) => CallError::of(error, envelope::message),
            // Either a success that is no token, or a request that the library could not make.
            _ if self.0.lock().is_some() => self.unreadable(),
            _ => CallError::of(
                HttpError::NeverLeft { operation: ID, reason: NotSent::Invalid("no request could be made".to_owned()) },
                envelope::message,
            ),
        }
    }
}
