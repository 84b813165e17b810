//! Webhooks: the receiver, deliveries, and the vendor's list.

use clinic::views::{
    DecodedView, DeliveryDetail, Kept, NewAddress, PasteInput, Problem, WebhookEnd, WebhookInput, WebhooksView,
};
use domain::ConnectionId;

use crate::console::{Asking, make_path};

/// The receiver, the vendor's list and the newest deliveries.
#[tauri::command]
#[specta::specta]
pub async fn webhooks(console: Asking) -> Result<WebhooksView, Problem> {
    Ok(console.administrator().await?.webhooks().await?)
}

/// One delivery: as it was received, and what it says.
#[tauri::command]
#[specta::specta]
pub async fn delivery(console: Asking, id: String) -> Result<DeliveryDetail, Problem> {
    Ok(console.administrator().await?.delivery(&id).await?)
}

/// Turns receiving on and gives the addresses that were made for it, this once.
#[tauri::command]
#[specta::specta]
pub async fn turn_on_receiver(console: Asking, port: u32) -> Result<Vec<NewAddress>, Problem> {
    let made = console.administrator().await?.turn_on_receiver(port, make_path).await?;
    console.receive_as_set();
    Ok(made)
}

/// Turns receiving off.
#[tauri::command]
#[specta::specta]
pub async fn turn_off_receiver(console: Asking) -> Result<(), Problem> {
    console.administrator().await?.turn_off_receiver().await?;
    console.receive_as_set();
    Ok(())
}

/// Makes a new address for a connection; the old one is refused from then on.
#[tauri::command]
#[specta::specta]
pub async fn new_webhook_address(console: Asking, connection: ConnectionId) -> Result<NewAddress, Problem> {
    let made = console.administrator().await?.new_webhook_address(&connection, make_path).await?;
    console.receive_as_set();
    Ok(made)
}

/// Puts a connection's address on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_webhook_address(console: Asking, connection: ConnectionId) -> Result<(), Problem> {
    Ok(console.administrator().await?.copy_webhook_address(&connection).await?)
}

/// Opens a delivery once more and reads what it names.
#[tauri::command]
#[specta::specta]
pub async fn run_delivery_again(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.administrator().await?.run_delivery_again(&id).await?)
}

/// What a pasted delivery says; nothing of it is kept.
#[tauri::command]
#[specta::specta]
pub async fn decode_pasted(console: Asking, input: PasteInput) -> Result<DecodedView, Problem> {
    Ok(console.administrator().await?.decode_pasted(&input).await?)
}

/// Keeps a new webhook, or a change of one.
#[tauri::command]
#[specta::specta]
pub async fn save_webhook(console: Asking, input: WebhookInput) -> Result<Kept, Problem> {
    Ok(console.administrator().await?.save_webhook(input).await?)
}

/// Keeps the wish to end a webhook.
#[tauri::command]
#[specta::specta]
pub async fn deactivate_webhook(console: Asking, input: WebhookEnd) -> Result<Kept, Problem> {
    Ok(console.administrator().await?.deactivate_webhook(input).await?)
}
