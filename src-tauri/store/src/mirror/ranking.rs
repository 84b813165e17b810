//! The order of people who were found. A pure rule over a few hundred candidates.

use domain::search_terms::Term;

/// Id, folded family name, folded given name, 1 when the person died.
pub(super) type Candidate = (i64, String, String, i64);

/// The ids of the best candidates: family name typed whole, then its beginning, then any other match; within each the
/// living before the dead, then by family name, given name and id.
pub(super) fn best(mut candidates: Vec<Candidate>, terms: &[Term], limit: usize) -> Vec<i64> {
    let words: Vec<&str> = terms
        .iter()
        .filter_map(|term| match term {
            Term::Prefix(word) => Some(word.as_str()),
            Term::Born(_) | Term::Telephone(_) => None,
        })
        .collect();
    candidates.sort_by_cached_key(|(id, family, given, deceased)| {
        (rank(family, &words), *deceased, family.clone(), given.clone(), *id)
    });
    candidates.into_iter().take(limit).map(|(id, ..)| id).collect()
}

fn rank(family: &str, words: &[&str]) -> u8 {
    let mut parts = family.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).peekable();
    if parts.peek().is_some() && parts.all(|part| words.contains(&part)) {
        0
    } else if words.iter().any(|word| family.starts_with(word)) {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(candidates: &[(i64, &str, &str, i64)], typed: &str) -> Vec<i64> {
        let candidates = candidates.iter().map(|(id, f, g, d)| (*id, (*f).to_owned(), (*g).to_owned(), *d)).collect();
        best(candidates, &domain::search_terms::parse(typed), 10)
    }

    #[test]
    fn a_family_name_typed_whole_comes_before_longer_ones_and_other_matches() {
        let people = [(1, "lima", "ana", 0), (2, "okafor", "li", 0), (3, "li", "zoe", 0)];
        assert_eq!(order(&people, "li"), [3, 1, 2]);
    }

    #[test]
    fn the_dead_come_after_the_living_of_the_same_match() {
        let people = [(1, "li", "ana", 1), (2, "li", "zoe", 0), (3, "lima", "ana", 0)];
        assert_eq!(order(&people, "li"), [2, 1, 3]);
    }

    #[test]
    fn a_double_family_name_counts_as_whole_when_both_parts_were_typed() {
        let people = [(1, "garcia", "ana", 0), (2, "garcia-lopez", "ana", 0)];
        assert_eq!(order(&people, "garcia lopez"), [1, 2]);
        assert_eq!(order(&people[1..], "lopez garcia"), [2]);
        assert_eq!(rank("garcia-lopez", &["garcia", "lopez"]), 0);
        assert_eq!(rank("garcia-lopez", &["garcia"]), 1);
    }

    #[test]
    fn someone_without_a_family_name_is_never_an_exact_match() {
        assert_eq!(rank("", &["ana"]), 2);
    }
}
