//! Webhooks: the receiver, deliveries, and the vendor's list.

use clinic::views::{
    DecodedView, DeliveryDetail, Kept, NewAddress, PasteInput, Problem, WebhookEnd, WebhookInput, WebhooksView,
};
use domain::ConnectionId;
use tauri::State;

use crate::console::{Console, make_path};

/// The receiver, the vendor's list and the newest deliveries.
#[tauri::command]
#[specta::specta]
pub async fn webhooks(console: State<'_, Console>) -> Result<WebhooksView, Problem> {
    Ok(console.administrator()?.webhooks().await?)
}

/// One delivery: as it was received, and what it says.
#[tauri::command]
#[specta::specta]
pub async fn delivery(console: State<'_, Console>, id: String) -> Result<DeliveryDetail, Problem> {
    Ok(console.administrator()?.delivery(&id).await?)
}

/// Turns receiving on and gives the addresses that were made for it, this once.
#[tauri::command]
#[specta::specta]
pub async fn turn_on_receiver(console: State<'_, Console>, port: u32) -> Result<Vec<NewAddress>, Problem> {
    let made = console.administrator()?.turn_on_receiver(port, make_path).await?;
    console.receive_as_set();
    Ok(made)
}

/// Turns receiving off.
#[tauri::command]
#[specta::specta]
pub async fn turn_off_receiver(console: State<'_, Console>) -> Result<(), Problem> {
    console.administrator()?.turn_off_receiver().await?;
    console.receive_as_set();
    Ok(())
}

/// Makes a new address for a connection; the old one is refused from then on.
#[tauri::command]
#[specta::specta]
pub async fn new_webhook_address(console: State<'_, Console>, connection: ConnectionId) -> Result<NewAddress, Problem> {
    let made = console.administrator()?.new_webhook_address(&connection, make_path).await?;
    console.receive_as_set();
    Ok(made)
}

/// Puts a connection's address on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_webhook_address(console: State<'_, Console>, connection: ConnectionId) -> Result<(), Problem> {
    Ok(console.administrator()?.copy_webhook_address(&connection).await?)
}

/// Opens a delivery once more and reads what it names.
#[tauri::command]
#[specta::specta]
pub async fn run_delivery_again(console: State<'_, Console>, id: String) -> Result<(), Problem> {
    Ok(console.administrator()?.run_delivery_again(&id).await?)
}

/// What a pasted delivery says; nothing of it is kept.
#[tauri::command]
#[specta::specta]
pub async fn decode_pasted(console: State<'_, Console>, input: PasteInput) -> Result<DecodedView, Problem> {
    Ok(console.administrator()?.decode_pasted(&input).await?)
}

/// Keeps a new webhook, or a change of one.
#[tauri::command]
#[specta::specta]
pub async fn save_webhook(console: State<'_, Console>, input: WebhookInput) -> Result<Kept, Problem> {
    Ok(console.administrator()?.save_webhook(input).await?)
}

/// Keeps the wish to end a webhook.
#[tauri::command]
#[specta::specta]
pub async fn deactivate_webhook(console: State<'_, Console>, input: WebhookEnd) -> Result<Kept, Problem> {
    Ok(console.administrator()?.deactivate_webhook(input).await?)
}
