//! From the press of "Sign in" on a locked console to the board painted again, without what the passphrase's hash costs: that
//! is set to a quarter of a second on purpose.

use std::time::Instant;

use vault::{HashCost, SecretString, hash_passphrase};
use window_driver::keys;

use super::scroll::{time, timed};
use super::{ROWS_ON_BOARD, Window};
use crate::Failed;
use crate::figure::{Figure, median};
use crate::prepared::{PASSPHRASE, Prepared};

const GOAL_MS: f64 = 400.0;

/// Locked and unlocked again and again by the same person.
pub(crate) async fn measure(prepared: &Prepared, quick: bool) -> Result<Figure, Failed> {
    let cost = prepared.hash_cost().await?;
    let window = Window::ours(prepared).await?;
    let mut took = Vec::new();
    for _ in 0..if quick { 3 } else { 11 } {
        let page = &window.page;
        page.press_with(keys::CONTROL, 'l').await;
        page.wait("it is locked", "document.querySelector('h1')?.innerText === 'Locked'").await;
        page.fill("Passphrase", PASSPHRASE).await;
        let button = "[...document.querySelectorAll('button')].find(b => b.type === 'submit')";
        let whole = timed(&window, &time(&format!("{button}.click()"), ROWS_ON_BOARD)).await?;
        took.push(whole - hashed(cost)?);
    }
    window.close().await;
    Ok(Figure::under_ms(GOAL_MS, "Unlock to the board painted, besides the passphrase's hash".to_owned(), median(took)))
}

/// What the hash costs at this moment.
fn hashed(cost: HashCost) -> Result<f64, Failed> {
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let begun = Instant::now();
    hash_passphrase(&passphrase, cost)?;
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}
