//! Whether two records look like one person (rule of the identity links).
//!
//! It compares facts and judges nothing: what it finds may be *proposed* to a person, who looks at both records and
//! decides. It exists so that the same rule finds proposals, fills the side-by-side view and checks what was confirmed.
//! It refuses to guess: a fact that one record lacks agrees with nothing, a nickname is not read as a name, a date known
//! to the month is no birth date, and numbers of different issuers are not compared.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::search_terms::fold;
use crate::{Gender, HumanName, IdentifierKind, Patient, telephone};

/// A fact in which two records are compared, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IdentityFact {
    /// Family and given name together: one alone identifies nobody.
    Name,
    /// Date of birth, to the day.
    BirthDate,
    /// Administrative gender.
    Gender,
    /// A telephone number that both records have.
    Phone,
    /// A mail address that both records have.
    Email,
    /// The medical record number of one issuer.
    Mrn,
}

impl IdentityFact {
    /// Every fact, in the order in which it is shown.
    pub const ALL: [Self; 6] = [Self::Name, Self::BirthDate, Self::Gender, Self::Phone, Self::Email, Self::Mrn];

    /// Whether a person may confirm a link by it. Half of all people share a gender: it can only contradict.
    pub fn identifies(self) -> bool {
        self != Self::Gender
    }
}

/// What the comparison of one fact says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Both records have it, and it is the same.
    Agrees,
    /// Both have it and it is not the same, which speaks for nobody: people change names, numbers and addresses.
    Differs,
    /// Both have it and it cannot be both: one of the records is wrong, or these are two people.
    Contradicts,
    /// A record does not have it, or not fully. It is never agreement.
    Unknown,
}

/// How two records compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    family: Verdict,
    given: Verdict,
    birth_date: Verdict,
    gender: Verdict,
    phone: Verdict,
    email: Verdict,
    mrn: Verdict,
}

/// Compares two records, whichever way round.
pub fn likeness(one: &Patient, other: &Patient) -> Likeness {
    Likeness {
        family: parts(one.name.family.as_deref(), other.name.family.as_deref()),
        given: given(&one.name, &other.name),
        birth_date: birth_date(one, other),
        gender: gender(one.gender, other.gender),
        phone: any(&one.phones, &other.phones, |number| has_digits(number), telephone::same),
        email: any(&one.emails, &other.emails, |address| is_address(address), same_address),
        mrn: mrn(one, other),
    }
}

impl Likeness {
    /// What was found about a fact.
    pub fn of(&self, fact: IdentityFact) -> Verdict {
        match fact {
            IdentityFact::Name => self.name(),
            IdentityFact::BirthDate => self.birth_date,
            IdentityFact::Gender => self.gender,
            IdentityFact::Phone => self.phone,
            IdentityFact::Email => self.email,
            IdentityFact::Mrn => self.mrn,
        }
    }

    /// The facts of one verdict, in order.
    pub fn facts(&self, verdict: Verdict) -> Vec<IdentityFact> {
        IdentityFact::ALL.into_iter().filter(|fact| self.of(*fact) == verdict).collect()
    }

    /// The facts in which both records agree and by which a link may be confirmed.
    pub fn agreeing_identifiers(&self) -> Vec<IdentityFact> {
        self.facts(Verdict::Agrees).into_iter().filter(|fact| fact.identifies()).collect()
    }

    /// Whether a birth date or one issuer's number speaks against it so strongly that it is never proposed. A person may
    /// still link such records by hand, and is told.
    pub fn forbids_proposing(&self) -> bool {
        self.birth_date == Verdict::Contradicts || self.mrn == Verdict::Contradicts
    }

    /// Whether a person is asked to look at the two. It takes two identifiers that agree, one of which is not shared by
    /// those who live together: the number of one issuer, the birth date, or the whole name. Where the given names differ,
    /// only a number of one issuer counts: twins share all the rest.
    pub fn proposes(&self) -> bool {
        if self.forbids_proposing() {
            return false;
        }
        let agree = |fact| self.of(fact) == Verdict::Agrees;
        let reached = agree(IdentityFact::Phone) || agree(IdentityFact::Email);
        if agree(IdentityFact::Mrn) {
            return reached || agree(IdentityFact::Name) || agree(IdentityFact::BirthDate);
        }
        if self.given == Verdict::Differs {
            return false;
        }
        (agree(IdentityFact::Name) && (agree(IdentityFact::BirthDate) || reached))
            || (agree(IdentityFact::BirthDate) && reached)
    }

    fn name(&self) -> Verdict {
        match (self.family, self.given) {
            (Verdict::Agrees, Verdict::Agrees) => Verdict::Agrees,
            (Verdict::Differs, _) | (_, Verdict::Differs) => Verdict::Differs,
            _ => Verdict::Unknown,
        }
    }
}

fn parts(one: Option<&str>, other: Option<&str>) -> Verdict {
    match (one.map(letters), other.map(letters)) {
        (Some(one), Some(other)) if one.is_empty() || other.is_empty() => Verdict::Unknown,
        (Some(one), Some(other)) if one == other => Verdict::Agrees,
        (Some(_), Some(_)) => Verdict::Differs,
        _ => Verdict::Unknown,
    }
}

/// Given names agree when the first is the same and, as far as both records go, the others too: one record may keep a
/// middle name that the other leaves out. The preferred name of a record counts as a given name of it.
fn given(one: &HumanName, other: &HumanName) -> Verdict {
    let (these, those) = (given_names(one), given_names(other));
    if these.is_empty() || those.is_empty() {
        return Verdict::Unknown;
    }
    let same = |one: &Vec<String>, other: &Vec<String>| one.iter().zip(other).all(|(one, other)| one == other);
    if these.iter().any(|one| those.iter().any(|other| same(one, other))) { Verdict::Agrees } else { Verdict::Differs }
}

/// The ways in which a record names the person before the family name, as words.
fn given_names(name: &HumanName) -> Vec<Vec<String>> {
    let middle = name.middle.as_deref().unwrap_or_default();
    let ways = [name.given.as_deref().map(|given| format!("{given} {middle}")), name.preferred.clone()];
    ways.into_iter().flatten().map(|way| words(&way)).filter(|words| !words.is_empty()).collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn letters(text: &str) -> String {
    words(text).concat()
}

/// Only two dates known to the day agree. Dates of any precision contradict where both say something and it is not one.
fn birth_date(one: &Patient, other: &Patient) -> Verdict {
    let (Some(one), Some(other)) = (&one.birth_date, &other.birth_date) else { return Verdict::Unknown };
    let (one_text, other_text) = (one.as_str(), other.as_str());
    let (short, long) =
        if one_text.len() <= other_text.len() { (one_text, other_text) } else { (other_text, one_text) };
    if !long.starts_with(short) {
        Verdict::Contradicts
    } else if one.day().is_some() && other.day().is_some() {
        Verdict::Agrees
    } else {
        Verdict::Unknown
    }
}

fn gender(one: Gender, other: Gender) -> Verdict {
    match (one, other) {
        (Gender::Unknown, _) | (_, Gender::Unknown) => Verdict::Unknown,
        (one, other) if one == other => Verdict::Agrees,
        _ => Verdict::Contradicts,
    }
}

fn any(
    these: &[String],
    those: &[String],
    says_something: impl Fn(&String) -> bool,
    same: impl Fn(&str, &str) -> bool,
) -> Verdict {
    let these: Vec<_> = these.iter().filter(|one| says_something(one)).collect();
    let those: Vec<_> = those.iter().filter(|one| says_something(one)).collect();
    if these.is_empty() || those.is_empty() {
        Verdict::Unknown
    } else if these.iter().any(|one| those.iter().any(|other| same(one, other))) {
        Verdict::Agrees
    } else {
        Verdict::Differs
    }
}

fn has_digits(number: &str) -> bool {
    number.chars().filter(char::is_ascii_digit).count() >= telephone::SHORTEST_ENDING
}

fn is_address(address: &str) -> bool {
    address.contains('@')
}

/// Mail addresses are compared without regard to case, which no provider makes a difference of.
fn same_address(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Numbers are compared within one issuer only. Where two issuers are shared and only one number is the same, the
/// contradiction counts.
fn mrn(one: &Patient, other: &Patient) -> Verdict {
    let numbers = |patient: &Patient| -> Vec<(String, String)> {
        let mrns = patient.identifiers.iter().filter(|identifier| identifier.kind == IdentifierKind::Mrn);
        mrns.map(|mrn| (letters(&mrn.issuer), mrn.value.trim().to_owned()))
            .filter(|(issuer, value)| !issuer.is_empty() && !value.is_empty())
            .collect()
    };
    let (these, those) = (numbers(one), numbers(other));
    let mut found = Verdict::Unknown;
    for (issuer, _) in &these {
        let of = |numbers: &[(String, String)]| -> Vec<String> {
            numbers.iter().filter(|(other, _)| other == issuer).map(|(_, value)| value.clone()).collect()
        };
        let (ours, theirs) = (of(&these), of(&those));
        if theirs.is_empty() {
            continue;
        }
        if !ours.iter().any(|value| theirs.contains(value)) {
            return Verdict::Contradicts;
        }
        found = Verdict::Agrees;
    }
    found
}

#[cfg(test)]
mod tests;
