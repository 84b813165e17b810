//! Signing in, locking, the people who do, and one's own account.

use clinic::views::{
    AccountView, AddUserInput, AuthenticatorOffer, ChangeUserInput, EmergencyInput, FirstAdministratorInput,
    GivePassphraseInput, OpenRecord, OwnCodeInput, OwnPassphraseInput, Problem, SignInAnswer, SignInInput, TypedInput,
    TypedView, UsersView,
};
use domain::{TypedForm, UserId};

use crate::console::{Asking, LockReason};

/// Makes the first administrator, who is signed in then.
#[tauri::command]
#[specta::specta]
pub async fn make_first_administrator(console: Asking, input: FirstAdministratorInput) -> Result<(), Problem> {
    console.make_first_administrator(input).await
}

/// Signs somebody in, or says what else is wanted.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(console: Asking, input: SignInInput) -> Result<SignInAnswer, Problem> {
    console.sign_in(input).await
}

/// The person who sits here leaves.
#[tauri::command]
#[specta::specta]
pub async fn sign_out(console: Asking) -> Result<(), Problem> {
    console.sign_out().await
}

/// Locks the console. The page is asked first to put what was typed into the ledger.
#[tauri::command]
#[specta::specta]
pub async fn lock(console: Asking) -> Result<(), Problem> {
    console.lock(LockReason::Person).await
}

/// The page was asked, and what was typed is in the ledger.
#[tauri::command]
#[specta::specta]
pub fn ready_to_lock(console: Asking) {
    console.ready_to_lock();
}

/// Keeps what stands in the open forms, over a lock.
#[tauri::command]
#[specta::specta]
pub async fn keep_typed(console: Asking, forms: Vec<TypedInput>) -> Result<(), Problem> {
    Ok(console.member()?.keep_typed(&forms).await?)
}

/// What one had typed into forms when the console was locked.
#[tauri::command]
#[specta::specta]
pub async fn typed(console: Asking) -> Result<Vec<TypedView>, Problem> {
    Ok(console.member()?.typed().await?)
}

/// Drops what one had typed into a form: it was sent or given up.
#[tauri::command]
#[specta::specta]
pub async fn drop_typed(console: Asking, form: TypedForm, about: String) -> Result<(), Problem> {
    Ok(console.member()?.drop_typed(form, &about).await?)
}

/// Everybody who signs in here or did.
#[tauri::command]
#[specta::specta]
pub async fn users(console: Asking) -> Result<UsersView, Problem> {
    Ok(console.administrator().await?.users().await?)
}

/// Adds a person, with a passphrase for the first sign-in.
#[tauri::command]
#[specta::specta]
pub async fn add_user(console: Asking, input: AddUserInput) -> Result<UserId, Problem> {
    Ok(console.administrator().await?.add_user(input).await?)
}

/// Changes a person's name and roles.
#[tauri::command]
#[specta::specta]
pub async fn change_user(console: Asking, input: ChangeUserInput) -> Result<(), Problem> {
    console.administrator().await?.change_user(input).await?;
    console.look_again_who_sits().await
}

/// Ends a person: they sign in no more.
#[tauri::command]
#[specta::specta]
pub async fn end_user(console: Asking, id: UserId) -> Result<(), Problem> {
    console.administrator().await?.end_user(&id).await?;
    console.look_again_who_sits().await
}

/// Restores a person who was ended.
#[tauri::command]
#[specta::specta]
pub async fn restore_user(console: Asking, id: UserId) -> Result<(), Problem> {
    Ok(console.administrator().await?.restore_user(&id).await?)
}

/// Gives a person a passphrase for the next sign-in.
#[tauri::command]
#[specta::specta]
pub async fn give_passphrase(console: Asking, input: GivePassphraseInput) -> Result<(), Problem> {
    Ok(console.administrator().await?.give_passphrase(input).await?)
}

/// A random passphrase to give to somebody; it is kept nowhere before it is given.
#[tauri::command]
#[specta::specta]
pub async fn make_passphrase(console: Asking) -> Result<String, Problem> {
    Ok(console.administrator().await?.make_passphrase()?)
}

/// Takes a lock off that wrong tries had put on.
#[tauri::command]
#[specta::specta]
pub async fn unlock_user(console: Asking, id: UserId) -> Result<(), Problem> {
    Ok(console.administrator().await?.unlock_user(&id).await?)
}

/// Takes the authenticator of somebody off who has lost it.
#[tauri::command]
#[specta::specta]
pub async fn remove_authenticator(console: Asking, id: UserId) -> Result<(), Problem> {
    Ok(console.administrator().await?.remove_authenticator(&id).await?)
}

/// One's own account.
#[tauri::command]
#[specta::specta]
pub async fn account(console: Asking) -> Result<AccountView, Problem> {
    Ok(console.member()?.account().await?)
}

/// Changes one's own passphrase.
#[tauri::command]
#[specta::specta]
pub async fn change_own_passphrase(console: Asking, input: OwnPassphraseInput) -> Result<(), Problem> {
    Ok(console.member()?.change_own_passphrase(input).await?)
}

/// A secret for an authenticator.
#[tauri::command]
#[specta::specta]
pub async fn offer_authenticator(console: Asking) -> Result<AuthenticatorOffer, Problem> {
    Ok(console.member()?.offer_authenticator().await?)
}

/// Sets the authenticator that was offered last.
#[tauri::command]
#[specta::specta]
pub async fn set_authenticator(console: Asking, input: OwnCodeInput) -> Result<(), Problem> {
    Ok(console.member()?.set_authenticator(input).await?)
}

/// Takes one's own authenticator off.
#[tauri::command]
#[specta::specta]
pub async fn remove_own_authenticator(console: Asking, input: OwnCodeInput) -> Result<(), Problem> {
    Ok(console.member()?.remove_own_authenticator(input).await?)
}

/// Opens a patient's clinical record without the role for it.
#[tauri::command]
#[specta::specta]
pub async fn break_glass(console: Asking, input: EmergencyInput) -> Result<(), Problem> {
    console.break_glass(input).await
}

/// The records that are open to who sits here by emergency access.
#[tauri::command]
#[specta::specta]
pub fn open_records(console: Asking) -> Result<Vec<OpenRecord>, Problem> {
    console.open_records()
}

/// Keeps that an administrator has taken note of an emergency access.
#[tauri::command]
#[specta::specta]
pub async fn see_emergency(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.administrator().await?.see_emergency(&id).await?)
}
