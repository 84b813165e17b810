//! Comparing answers of a visit's note: what two texts have to have in common to be the same answer, and who changed what
//! since typing began. Pure rules; nothing here decides for a person.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use specta::Type;

/// How a drafted answer stands to what the vendor shows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AnswerStanding {
    /// The vendor shows what it showed when typing began: ours can be sent.
    OnlyMine,
    /// The vendor shows what we would send: there is nothing to send.
    Same,
    /// Both changed it since, differently: a person chooses.
    Both,
    /// The vendor does not ask this question any more, or not in a way that we can answer: nothing can be sent.
    NotAsked,
}

/// Compares an answer as it was when typing began, as the vendor shows it now (`None`: not asked any more), and as drafted.
pub fn standing(base: &[String], theirs: Option<&[String]>, mine: &[String]) -> AnswerStanding {
    let Some(theirs) = theirs else { return AnswerStanding::NotAsked };
    if same(theirs, mine) {
        AnswerStanding::Same
    } else if same(theirs, base) {
        AnswerStanding::OnlyMine
    } else {
        AnswerStanding::Both
    }
}

/// Whether two answers say the same. A vendor may trim what it is given, rewrite line ends and list choices in an order of
/// its own; nothing else is forgiven.
pub fn same(one: &[String], other: &[String]) -> bool {
    let (mut one, mut other) = (plain(one), plain(other));
    one.sort_unstable();
    other.sort_unstable();
    one == other
}

fn plain(answer: &[String]) -> Vec<Cow<'_, str>> {
    answer
        .iter()
        .map(|one| {
            let trimmed = one.trim();
            if trimmed.contains('\r') {
                Cow::Owned(trimmed.replace("\r\n", "\n").replace('\r', "\n"))
            } else {
                Cow::Borrowed(trimmed)
            }
        })
        .filter(|one| !one.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_vendor_may_trim_rewrite_line_ends_and_reorder_and_nothing_else() {
        assert!(same(&answer(&[" a\r\nb "]), &answer(&["a\nb"])));
        assert!(same(&answer(&["a", "b"]), &answer(&["b", "a"])));
        assert!(same(&answer(&[""]), &answer(&[])));
        assert!(!same(&answer(&["a b"]), &answer(&["a  b"])));
        assert!(!same(&answer(&["a"]), &answer(&["A"])));
        assert!(!same(&answer(&["a", "a"]), &answer(&["a"])));
    }

    #[test]
    fn two_who_changed_one_answer_differently_are_both_named() {
        let (base, theirs, mine) = (answer(&["x"]), answer(&["y"]), answer(&["z"]));
        assert_eq!(standing(&base, Some(&theirs), &mine), AnswerStanding::Both);
        assert_eq!(standing(&base, Some(&base), &mine), AnswerStanding::OnlyMine);
        assert_eq!(standing(&base, Some(&mine), &mine), AnswerStanding::Same);
        assert_eq!(standing(&base, None, &mine), AnswerStanding::NotAsked);
    }

    proptest! {
        #[test]
        fn ours_is_sent_without_asking_only_over_what_we_had_seen(
            base in proptest::collection::vec("[ab\r\n ]{0,3}", 0..3),
            theirs in proptest::collection::vec("[ab\r\n ]{0,3}", 0..3),
            mine in proptest::collection::vec("[ab\r\n ]{0,3}", 0..3),
        ) {
            match standing(&base, Some(&theirs), &mine) {
                AnswerStanding::OnlyMine => prop_assert!(same(&base, &theirs) && !same(&theirs, &mine)),
                AnswerStanding::Same => prop_assert!(same(&theirs, &mine)),
                AnswerStanding::Both => prop_assert!(!same(&base, &theirs) && !same(&theirs, &mine)),
                AnswerStanding::NotAsked => prop_assert!(false),
            }
        }
    }
}
