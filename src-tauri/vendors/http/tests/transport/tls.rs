//! Whom the transport speaks with: over TLS of this decade, with a certificate that holds, and with nobody else.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use vendor_http::{
    Authorities, AuthorityFault, HttpError, Method, Network, NotSent, Proxy, Reach, Redirects, Request, Transport,
    TransportOptions,
};

use crate::patient;
use crate::secure::{Authority, Secure, self_signed};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
const NOW: (i32, i32) = (2020, 2090);

fn trusting(base: &str, authorities: Authorities) -> Transport {
    let network = Network { authorities, proxy: Proxy::default() };
    Transport::new(&base.parse().unwrap(), TransportOptions { network, ..patient() }).unwrap()
}

fn request() -> Request {
    let key = vendor_http::HeaderValue::from_static("key-of-the-clinic");
    Request::new("TEST-01", Method::POST, "/things", &[])
        .unwrap()
        .with_header(vendor_http::HeaderName::from_static("api-key"), key)
}

/// Nothing of a request may reach a server that cannot prove who it is.
async fn refused(server: &Secure, authorities: Authorities) {
    let error = trusting(&server.base, authorities).execute(&request()).await.unwrap_err();
    assert!(matches!(&error, HttpError::NeverLeft { reason: NotSent::Tls(_), .. }), "{error:?}");
    assert_eq!(error.reach(), Reach::NeverLeft);
    assert!(server.heads().is_empty(), "something was sent");
}

#[tokio::test]
async fn a_server_with_a_certificate_of_the_clinics_own_authority_is_spoken_with() {
    let authority = Authority::new();
    for versions in [&[&rustls::version::TLS12][..], &[&rustls::version::TLS13][..]] {
        let server = Secure::speaking(authority.issue("localhost", NOW), OK, versions).await;
        trusting(&server.base, authority.trusted()).execute(&request()).await.unwrap();
        assert!(server.heads()[0].contains("key-of-the-clinic"));
    }
}

#[tokio::test]
async fn a_certificate_of_an_authority_that_nobody_trusts_is_refused() {
    let (ours, theirs) = (Authority::new(), Authority::new());
    let server = Secure::start(theirs.issue("localhost", NOW), OK).await;
    refused(&server, Authorities::default()).await;
    refused(&server, ours.trusted()).await;
}

#[tokio::test]
async fn a_certificate_that_vouches_for_itself_is_refused() {
    let server = Secure::start(self_signed("localhost"), OK).await;
    refused(&server, Authority::new().trusted()).await;
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let authority = Authority::new();
    let server = Secure::start(authority.issue("elsewhere.example", NOW), OK).await;
    refused(&server, authority.trusted()).await;
}

#[tokio::test]
async fn a_certificate_whose_time_is_over_or_has_not_come_is_refused() {
    let authority = Authority::new();
    for years in [(2001, 2002), (2088, 2090)] {
        let server = Secure::start(authority.issue("localhost", years), OK).await;
        refused(&server, authority.trusted()).await;
    }
}

#[tokio::test]
async fn a_server_that_knows_only_an_old_tls_is_refused() {
    for version in [0_u8, 1, 2] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut hello = vec![0_u8; 4096];
            let read = stream.read(&mut hello).await.unwrap();
            // ServerHello of SSL 3.0, TLS 1.0 or 1.1 (RFC 4346, 7.4.1.3): no session, RSA with AES-128-CBC.
            let mut answer = vec![22, 3, version, 0, 42, 2, 0, 0, 38, 3, version];
            answer.extend([7; 32]);
            answer.extend([0, 0, 0x2f, 0]);
            drop(stream.write_all(&answer).await);
            let mut after = Vec::new();
            drop(stream.read_to_end(&mut after).await);
            (hello[..read].to_vec(), after)
        });
        let error = trusting(&base, Authorities::default()).execute(&request()).await.unwrap_err();
        assert!(matches!(&error, HttpError::NeverLeft { .. }), "{error:?}");
        let (hello, after) = server.await.unwrap();
        // What the client offers (RFC 8446, 4.2.1): TLS 1.3 and 1.2, and nothing older.
        let offered = hello.windows(9).any(|part| part == [0, 43, 0, 5, 4, 3, 4, 3, 3]);
        assert!(offered, "another list of versions was offered");
        // An alert (RFC 8446, 6) and nothing else.
        assert!(after.is_empty() || after[0] == 21, "{after:?}");
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed_with_the_clinics_key() {
    let authority = Authority::new();
    let thief = Secure::start(authority.issue("localhost", NOW), OK).await;
    let away = format!("HTTP/1.1 307 Away\r\nlocation: {}/take\r\ncontent-length: 0\r\n\r\n", thief.base);
    for redirects in [Redirects::Refused, Redirects::Followed] {
        let vendor = Secure::start(authority.issue("localhost", NOW), &away).await;
        let transport = trusting(&vendor.base, authority.trusted());
        for method in [Method::GET, Method::POST] {
            let mut request = request().with_redirects(redirects);
            request.method = method;
            let error = transport.execute(&request).await.unwrap_err();
            assert!(matches!(&error, HttpError::Status { answer, .. } if answer.status.as_u16() == 307), "{error:?}");
        }
    }
    assert!(thief.heads().is_empty(), "the key left for another host");
}

#[tokio::test]
async fn a_redirect_from_https_to_http_is_not_followed() {
    let authority = Authority::new();
    let plain = crate::raw::RawServer::start(crate::raw::Then::Keep(OK.as_bytes())).await;
    let away = format!("HTTP/1.1 302 Away\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n", plain.base);
    let vendor = Secure::start(authority.issue("localhost", NOW), &away).await;
    let mut request = request().with_redirects(Redirects::Followed);
    request.method = Method::GET;
    trusting(&vendor.base, authority.trusted()).execute(&request).await.unwrap_err();
    assert_eq!(plain.connections(), 0);
}

#[test]
fn only_certificates_are_taken_for_an_authoritys() {
    let authority = Authority::new();
    let two = format!("{}\n{}", authority.pem(), Authority::new().pem());
    assert_eq!(Authorities::from_pem(&two).unwrap().len(), 2);
    assert!(Authorities::from_pem(" \n").unwrap().is_empty());
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    for (text, fault) in [
        (format!("{}{key}", authority.pem()), AuthorityFault::PrivateKey),
        ("a letter".to_owned(), AuthorityFault::NoCertificate),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_owned(), AuthorityFault::NoCertificate),
        (authority.pem().repeat(21), AuthorityFault::TooMuch),
        ("x".repeat(300_000), AuthorityFault::TooMuch),
    ] {
        assert_eq!(Authorities::from_pem(&text).unwrap_err(), fault);
    }
    assert_eq!(format!("{:?}", authority.trusted()), "Authorities(1)");
}
