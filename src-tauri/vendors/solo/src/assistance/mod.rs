//! Assistance requests of virtual nursing: SOLO-40 to SOLO-42. One path, three methods, each with a JSON body, also GET
//! and DELETE. Answers are not to be cached, and no redirect is followed.

mod read;
mod selector;

use vendor_http::{Method, Request};

use crate::CallError;
use crate::wire::Wire;

pub use read::{AssistancePatient, AssistanceRequest, AssistanceSite, CareLocation, CareVideo};
pub use selector::AssistanceSelector;

const PATH: &str = "/qapi/v1/request-assistance";

/// Assistance requests.
pub struct Assistance<'a> {
    pub(crate) wire: &'a Wire,
}

impl Assistance<'_> {
    fn request(&self, id: &'static str, method: Method, selector: &AssistanceSelector) -> Result<Request, CallError> {
        let body = selector.body(id)?;
        Ok(self.wire.request(id, method, PATH, &[])?.with_body(body))
    }

    /// SOLO-40: asks for assistance.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when a part of the selector is empty; Solo's "Device could
    /// not be found from the data submitted".
    pub async fn create(&self, selector: &AssistanceSelector) -> Result<AssistanceRequest, CallError> {
        self.wire.json(self.request("SOLO-40", Method::POST, selector)?).await
    }

    /// SOLO-41: the current request; a GET with a body.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) as for SOLO-40; Solo's "Request not found".
    pub async fn current(&self, selector: &AssistanceSelector) -> Result<AssistanceRequest, CallError> {
        self.wire.json(self.request("SOLO-41", Method::GET, selector)?).await
    }

    /// SOLO-42: cancels the current request; a DELETE with a body. The document shows no success: any 2xx is one
    /// (`[assumed]` A-SO-01).
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) as for SOLO-40; Solo's "Request not found".
    pub async fn cancel(&self, selector: &AssistanceSelector) -> Result<(), CallError> {
        self.wire.done(self.request("SOLO-42", Method::DELETE, selector)?).await
    }
}
