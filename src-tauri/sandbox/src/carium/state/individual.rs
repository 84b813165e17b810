//! The patients of an organisation, whom Carium calls individuals, found by id or by the name they log in with.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// What CAR-02 says about a patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Demographics {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) gender: &'static str,
    pub(crate) email: Option<String>,
    pub(crate) mobile_phone: Option<String>,
    pub(crate) locale: &'static str,
    pub(crate) groups: Vec<Uuid>,
    pub(crate) username: Option<String>,
}

/// One patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Individual {
    pub(crate) id: Uuid,
    pub(crate) is: Demographics,
    /// The clinic's own number of a seeded person, which Carium is never told: by it a test knows who is who.
    pub(crate) mrn: Option<String>,
    /// The resource as a list tells it, in JSON: nobody's record changes, and lists are long.
    pub(crate) listed: String,
}

impl Individual {
    pub(crate) fn new(id: Uuid, organization: Uuid, is: Demographics) -> Self {
        let mut individual = Self { id, is, mrn: None, listed: String::new() };
        let attributes = individual.attributes(organization);
        let resource = json!({ "id": id, "type": "aggregation-individuals", "attributes": attributes });
        individual.listed = resource.to_string();
        individual
    }

    /// The attributes that are answered, under the names of CAR-02; what is not known is left out.
    pub(crate) fn attributes(&self, organization: Uuid) -> Map<String, Value> {
        let Value::Object(mut attributes) = json!({
            "first-name": self.is.first_name,
            "last-name": self.is.last_name,
            "birth-date": self.is.birth_date,
            "gender": self.is.gender,
            "email": self.is.email,
            "mobile-phone": self.is.mobile_phone,
            "locale": self.is.locale,
            "individual-group-ids": self.is.groups,
            "username": self.is.username,
            "organization-id": organization,
        }) else {
            return Map::new();
        };
        attributes.retain(|_, value| !value.is_null());
        attributes
    }

    /// An attribute that lists can be filtered by.
    pub(crate) fn value_of(&self, attribute: &str) -> Option<Cow<'_, str>> {
        match attribute {
            "first-name" => Some(Cow::from(&self.is.first_name)),
            "last-name" => Some(Cow::from(&self.is.last_name)),
            "birth-date" => self.is.birth_date.map(|date| Cow::from(date.to_string())),
            "email" => self.is.email.as_deref().map(Cow::from),
            "mobile-phone" => self.is.mobile_phone.as_deref().map(Cow::from),
            "username" => self.is.username.as_deref().map(Cow::from),
            _ => None,
        }
    }
}

/// All patients in the order they came; nobody is ever removed.
#[derive(Default)]
pub(crate) struct Individuals {
    list: Vec<Individual>,
    by_id: HashMap<Uuid, usize>,
    by_username: HashMap<String, usize>,
}

impl Individuals {
    pub(crate) fn add(&mut self, individual: Individual) {
        let index = self.list.len();
        self.by_id.insert(individual.id, index);
        if let Some(username) = &individual.is.username {
            self.by_username.entry(username.clone()).or_insert(index);
        }
        self.list.push(individual);
    }

    pub(crate) fn list(&self) -> &[Individual] {
        &self.list
    }

    pub(crate) fn get(&self, id: Uuid) -> Option<&Individual> {
        self.by_id.get(&id).and_then(|index| self.list.get(*index))
    }

    pub(crate) fn by_username(&self, username: &str) -> Option<&Individual> {
        self.by_username.get(username).and_then(|index| self.list.get(*index))
    }
}
