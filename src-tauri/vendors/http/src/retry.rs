//! Whether to repeat a request: a pure function, so that its rules can be read and tested without a clock.

use std::time::Duration;

use reqwest::{Method, StatusCode};

use crate::{HttpError, Malformation, NotSent, RetryPolicy};

/// How an attempt ended, as far as a repeat depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Answered with this status.
    Status(StatusCode),
    /// No connection was made.
    NotConnected,
    /// The answer was lost or did not arrive whole.
    Lost,
    /// A repeat would end the same way: budget spent, request invalid, body too long.
    Settled,
}

/// What to do after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Try again after this time.
    After(Duration),
    /// This was the last attempt.
    Stop,
}

impl From<&HttpError> for Outcome {
    fn from(error: &HttpError) -> Self {
        match error {
            HttpError::Status { answer, .. } => Outcome::Status(answer.status),
            HttpError::NoAnswer { .. } => Outcome::Lost,
            HttpError::Malformed { problem, .. } => match problem {
                Malformation::Cut => Outcome::Lost,
                Malformation::Empty | Malformation::TooLarge | Malformation::Compressed | Malformation::Json { .. } => {
                    Outcome::Settled
                }
            },
            HttpError::NeverLeft { reason, .. } => match reason {
                NotSent::Dns | NotSent::ConnectionRefused | NotSent::ConnectTimeout | NotSent::Connect(_) => {
                    Outcome::NotConnected
                }
                NotSent::Tls(_) | NotSent::BudgetExhausted { .. } | NotSent::Busy | NotSent::Invalid(_) => {
                    Outcome::Settled
                }
            },
        }
    }
}

/// Decides after attempt number `attempt` (from 1). `jitter` is in 0..=1 and spreads repeats of many clients.
///
/// Only GET is repeated: when the answer is lost, when no connection was made, on 408, 425, 429 and 5xx (501
/// excepted, which no repeat changes). The wait is `base · 2^(attempt-1)`, times 0.5 to 1.5. On 429 and 503
/// `Retry-After` is honoured instead, never shortened and lengthened by at most half of `base`; a vendor that asks
/// for more than the policy's longest wait is not waited for.
pub fn decide(
    policy: &RetryPolicy,
    method: &Method,
    outcome: Outcome,
    retry_after: Option<Duration>,
    attempt: u32,
    jitter: f64,
) -> Retry {
    if method != Method::GET || attempt >= policy.tries || !may_pass(outcome) {
        return Retry::Stop;
    }
    let jitter = if jitter.is_finite() { jitter.clamp(0.0, 1.0) } else { 0.5 };
    let asked = retry_after.filter(|_| {
        matches!(outcome, Outcome::Status(StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE))
    });
    match asked {
        Some(wait) if wait > policy.longest_wait => Retry::Stop,
        Some(wait) => Retry::After(wait + policy.base.mul_f64(jitter / 2.0)),
        None => {
            let doubled = policy.base.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
            Retry::After(doubled.min(policy.longest_wait).mul_f64(0.5 + jitter))
        }
    }
}

fn may_pass(outcome: Outcome) -> bool {
    match outcome {
        Outcome::NotConnected | Outcome::Lost => true,
        Outcome::Settled => false,
        Outcome::Status(status) => match status.as_u16() {
            408 | 425 | 429 => true,
            501 => false,
            _ => status.is_server_error(),
        },
    }
}

/// A number in 0..=1 for [`decide`]. Without a random source the middle is taken: a repeat then is merely not spread.
pub fn jitter() -> f64 {
    getrandom::u32().map_or(0.5, |n| f64::from(n) / f64::from(u32::MAX))
}
