//! SOLO-34. The link is sealed here by hand, from the document's description.

use aes::Aes256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::tenant::{Reply, Tenant, send};

fn sealed(secret: &str, context: &Value) -> String {
    let (salt, iv) = ([1, 2, 3, 4, 5, 6, 7, 8_u8], [9_u8; 16]);
    let key: [u8; 32] = Sha256::digest([secret.as_bytes(), &salt].concat()).into();
    let text = cbc::Encryptor::<Aes256>::new(&key.into(), &iv.into())
        .encrypt_padded_vec::<Pkcs7>(context.to_string().as_bytes());
    [STANDARD.encode(salt), STANDARD.encode(iv), STANDARD.encode(text)].concat()
}

fn context(visit: &str) -> Value {
    json!({
        "user": "1234", "type": "provider", "visit": visit, "date": 1_772_636_400,
        "patient": { "id": "pt-1001", "sex": "female", "dob": "1987-02-01", "firstName": "A", "lastName": "B" }
    })
}

async fn follow(tenant: &Tenant, arg: &str) -> Reply {
    send(tenant.bare(Method::GET, "/integrations/linking").query(&[("arg", arg)])).await
}

#[tokio::test]
async fn sandbox_solo_34_redirects_into_the_visit_without_a_key() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "outside").await;
    let secret = tenant.simulator.linking_secret().to_owned();
    for visit in [id.to_string(), "outside".to_owned()] {
        let reply = follow(&tenant, &sealed(&secret, &context(&visit))).await;
        assert_eq!(reply.status, 302, "{}", reply.text());
        let expected = format!("{}/videocalls/{id}", tenant.simulator.base_url());
        assert_eq!(reply.headers["location"], expected);
        assert!(tenant.client.get(expected).send().await.unwrap().text().await.unwrap().contains("demo visit"));
    }
    assert_eq!(follow(&tenant, &sealed(&secret, &context("5"))).await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_34_refuses_a_missing_arg_a_wrong_secret_and_every_breach_of_the_schema() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    let secret = tenant.simulator.linking_secret().to_owned();
    assert_eq!(send(tenant.bare(Method::GET, "/integrations/linking")).await.status, 400);
    assert_eq!(follow(&tenant, "rubbish").await.status, 400);
    assert_eq!(follow(&tenant, &sealed("another secret", &context(&id))).await.status, 400);
    // The document's own sample plaintext breaks its own schema.
    assert_eq!(follow(&tenant, &sealed(&secret, &json!({ "visit": id, "user": "1234" }))).await.status, 400);
    for (member, value) in [
        ("type", json!("doctor")),
        ("visit", json!(7)),
        ("date", json!("2026-03-04")),
        ("patient", json!({ "id": "1" })),
    ] {
        let mut wrong = context(&id);
        wrong[member] = value.clone();
        assert_eq!(follow(&tenant, &sealed(&secret, &wrong)).await.status, 400, "{member}: {value}");
    }
    let mut wrong = context(&id);
    wrong["patient"]["dob"] = json!("02/01/1987");
    assert_eq!(follow(&tenant, &sealed(&secret, &wrong)).await.status, 400);
}
