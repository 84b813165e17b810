//! Names of secrets. A name says what the secret is for; it is not secret itself.

/// Which of a connection's secrets is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConnectionSecret {
    /// The key that every call carries.
    ApiKey,
    /// The secret that links and webhooks are encrypted with (SOLO-34).
    LinkingSecret,
    /// The token for Teams links.
    TeamsToken,
    /// The password of the user who logs in.
    Password,
    /// The secret of an OAuth 2 client.
    ClientSecret,
    /// The secret part of the address at which its webhooks arrive.
    WebhookAddress,
}

impl ConnectionSecret {
    fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api-key",
            Self::LinkingSecret => "linking-secret",
            Self::TeamsToken => "teams-token",
            Self::Password => "password",
            Self::ClientSecret => "client-secret",
            Self::WebhookAddress => "webhook-address",
        }
    }
}

/// The name of one secret within a data folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SecretName {
    /// The key of the encrypted databases. It is reached through [`crate::Vault::store_key_or_create`] only.
    StoreKey,
    /// Where the chain of the ledger's audit stood, outside of the ledger itself. It holds hashes, and is kept here since
    /// whoever changes the ledger's file cannot change it too.
    AuditAnchor,
    /// The key that is about to take its place. It is reached through [`crate::Vault::next_store_key`] only.
    NextStoreKey,
    /// A secret of one connection.
    Connection {
        /// The connection's id.
        id: String,
        /// Which of its secrets.
        kind: ConnectionSecret,
    },
    /// What the deliveries of one webhook are encrypted with (SOLO-39).
    Webhook {
        /// The connection's id.
        connection: String,
        /// The vendor's id of the webhook.
        webhook: String,
    },
    /// The tokens of one patient's consent (CM-03). It goes by the consent's own id: names of items are not secret, so
    /// none names a patient.
    Consent {
        /// The connection's id.
        connection: String,
        /// Our id of the consent.
        consent: String,
    },
    /// What a person's authenticator makes its codes from. It goes by our id of them.
    Totp {
        /// Our id of the person.
        user: String,
    },
}

impl SecretName {
    /// A connection's secret.
    pub fn connection(id: impl Into<String>, kind: ConnectionSecret) -> Self {
        Self::Connection { id: id.into(), kind }
    }

    /// The key of one webhook.
    pub fn webhook(connection: impl Into<String>, webhook: impl Into<String>) -> Self {
        Self::Webhook { connection: connection.into(), webhook: webhook.into() }
    }

    /// The tokens of one consent.
    pub fn consent(connection: impl Into<String>, consent: impl Into<String>) -> Self {
        Self::Consent { connection: connection.into(), consent: consent.into() }
    }

    /// What a person's authenticator makes its codes from.
    pub fn totp(user: impl Into<String>) -> Self {
        Self::Totp { user: user.into() }
    }
}

impl std::fmt::Display for SecretName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::StoreKey => f.write_str("store-key"),
            Self::AuditAnchor => f.write_str("audit-anchor"),
            Self::NextStoreKey => f.write_str("store-key-next"),
            Self::Connection { id, kind } => write!(f, "connection/{id}/{}", kind.as_str()),
            Self::Webhook { connection, webhook } => write!(f, "connection/{connection}/webhook/{webhook}"),
            Self::Totp { user } => write!(f, "user/{user}/totp"),
            Self::Consent { connection, consent } => write!(f, "connection/{connection}/consent/{consent}"),
        }
    }
}
