//! What administrators see of deliveries and do about them.

use clinic::views::{ChangedValue, DeliveryView, PasteInput};
use domain::DeliveryOutcome;
use vault::ExposeSecret;

use super::hooked::{Hooked, make};
use crate::support::until;

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_becomes_known_later_opens_what_came_before() {
    let hooked = Hooked::open().await;
    let sealed = solo::crypto::seal(b"not yet known", b"{}").unwrap();
    hooked.post(sealed.clone()).await;
    hooked.newest(DeliveryOutcome::NoKey).await;
    assert_eq!(hooked.view().await.today.unreadable, 1);
    let number = hooked.desktop.control.known_appointment_ids()[0];
    let key = hooked.subscribe().await;
    let hint = format!(r#"{{"event":"appointment:completed","data":{{"appointmentId":{number}}}}}"#);
    hooked.post(solo::crypto::seal(key.expose_secret().as_bytes(), hint.as_bytes()).unwrap()).await;
    hooked.newest(DeliveryOutcome::ReadBack).await;
    until("the first is a wrong key's now", || async {
        let view = hooked.view().await;
        (view.deliveries[1].outcome == DeliveryOutcome::WrongKey).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_is_run_again_when_somebody_asks() {
    let hooked = Hooked::subscribed().await;
    hooked.book_elsewhere();
    let first = hooked.newest(DeliveryOutcome::ReadBack).await;
    hooked.desktop.control.clear_requests();
    let administrator = hooked.desktop.session.administrator().unwrap();
    administrator.run_delivery_again(&first.id).await.unwrap();
    let again = until("it was read once more", || async {
        let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
        (delivery.applied_at != first.applied_at).then_some(delivery)
    })
    .await;
    assert!(again.changed.is_empty());
    assert!(hooked.desktop.control.requests_of(&["SOLO-14"]) > 0);
    assert!(administrator.run_delivery_again("999999").await.is_err());
    assert!(administrator.run_delivery_again("x").await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_shows_what_it_says_and_as_it_was_received() {
    let hooked = Hooked::subscribed().await;
    let number = hooked.book_elsewhere();
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    let detail = hooked.desktop.session.administrator().unwrap().delivery(&delivery.id).await.unwrap();
    assert_eq!(detail.digest.len(), 64);
    assert_eq!(detail.as_received.len(), delivery.bytes as usize);
    assert!(detail.decoded.opens && !detail.cut);
    assert_eq!(detail.decoded.fields[0].name, "data.appointmentId");
    assert_eq!(detail.decoded.fields[0].value, Some(number.to_string()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_shows_what_the_fields_were_before_it_was_read_back_and_are_since() {
    let hooked = Hooked::subscribed().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    let words = |word: &str| Some(ChangedValue::Words { words: vec![word.to_owned()] });
    // The refresher may have read the visit a moment before the hint was followed: then the hint changed nothing.
    for _ in 0..5 {
        let number = hooked.book_elsewhere();
        until("it is known", || async {
            let view = hooked.view().await;
            let new = |one: &DeliveryView| one.number == Some(number.to_string()) && one.changed == ["new"];
            view.deliveries.iter().any(new).then_some(())
        })
        .await;
        hooked.desktop.control.set_status(number, "cancelled");
        let told = until("the cancellation is told", || async {
            let told = hooked.newest(DeliveryOutcome::ReadBack).await;
            let cancelled = told.event.as_deref() == Some("appointment:cancelled");
            (cancelled && told.number == Some(number.to_string())).then_some(told)
        })
        .await;
        let detail = administrator.delivery(&told.id).await.unwrap();
        assert_eq!(detail.changes.iter().map(|one| one.field.clone()).collect::<Vec<_>>(), told.changed);
        if let Some(status) = detail.changes.into_iter().find(|one| one.field == "status") {
            assert_eq!((status.before, status.after), (words("scheduled"), words("cancelled")));
            return;
        }
    }
    panic!("no delivery changed anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_delivery_shows_its_form_and_nothing_of_it_is_kept() {
    let mut hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    let paste = |text: String, key: Option<&str>| PasteInput {
        connection: hooked.connection.clone(),
        text,
        key: key.map(str::to_owned),
    };
    let seal = |plain: &str| solo::crypto::seal(key.expose_secret().as_bytes(), plain.as_bytes()).unwrap();
    let strange = seal(r#"{"event":"intake:completed","data":{"subject":{"display":"Shinoda"},"Mike Shinoda":1}}"#);
    let shown = administrator.decode_pasted(&paste(strange.clone(), Some(key.expose_secret()))).await.unwrap();
    assert_eq!((shown.outcome, shown.why.as_deref()), (DeliveryOutcome::NotInContract, Some("unknownEvent")));
    let fields: Vec<_> = shown.fields.iter().map(|field| (field.name.as_str(), field.kind.as_str())).collect();
    assert_eq!(fields, [("data.…", "number"), ("data.subject.display", "text")]);
    assert!(shown.fields.iter().all(|field| field.value.is_none()));
    let wrong = administrator.decode_pasted(&paste(strange.clone(), Some("another"))).await.unwrap();
    assert_eq!((wrong.outcome, wrong.opens), (DeliveryOutcome::WrongKey, false));
    let garbage = administrator.decode_pasted(&paste("Dear Sir".to_owned(), None)).await.unwrap();
    assert_eq!(garbage.outcome, DeliveryOutcome::NotSealed);
    let known = seal(r#"{"event":"patient:updated","data":{"patientId":5}}"#);
    let shown = administrator.decode_pasted(&paste(known, Some(key.expose_secret()))).await.unwrap();
    assert_eq!(shown.fields[0].value.as_deref(), Some("5"));
    assert!(administrator.decode_pasted(&paste("x".repeat(2 << 20), None)).await.is_err());
    assert!(hooked.view().await.deliveries.is_empty());
    drop(administrator);
    hooked.close_door();
    let audit = hooked.desktop.close_and_audit().await;
    assert!(!format!("{:?}", audit.iter().map(|entry| &entry.detail).collect::<Vec<_>>()).contains("Shinoda"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_told_once_and_reaches_the_clipboard_without_the_page() {
    let hooked = Hooked::open().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    assert!(administrator.turn_on_receiver(47_301, make).await.unwrap().is_empty(), "it has one already");
    assert!(administrator.turn_on_receiver(80, make).await.is_err());
    administrator.copy_webhook_address(&hooked.connection).await.unwrap();
    let copied = hooked.desktop.desk.copied.lock().unwrap().last().cloned().unwrap();
    assert!(hooked.url.ends_with(&copied));
    let made = administrator.new_webhook_address(&hooked.connection, make).await.unwrap();
    assert_ne!(made.path, copied);
    administrator.turn_off_receiver().await.unwrap();
    assert!(hooked.desktop.session.clinic().receiver_plan().await.unwrap().is_none());
    let view = serde_json::to_string(&hooked.view().await).unwrap();
    assert!(!view.contains(&made.path) && !view.contains(&copied));
}
