//! Places in the console: what `ui/src/screens/registry.ts` says each screen is for.
//!
//! Reads only this shape, and refuses what it cannot read, so that a change of the file's style does not quietly empty
//! the column: entries with `id: "today"` followed by `operations: ["SOLO-14", ...]`, string literals only.

use super::operation::Operation;

/// Screens by the operations they list.
#[derive(Default)]
pub struct Screens {
    places: Vec<(String, String)>,
}

impl Screens {
    /// Reads the text of the registry; the error says what was not understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = without_comments(text);
        let mut places = Vec::new();
        for (start, key) in text.match_indices("operations:") {
            let list = text[start + key.len()..].trim_start();
            // A type says `operations: readonly string[]`; only a list of values opens with a bracket.
            let Some(list) = list.strip_prefix('[') else {
                continue;
            };
            let (inner, _) = list.split_once(']').ok_or("a list of operations is not closed")?;
            let screen = last_id(&text[..start]).ok_or("a list of operations stands before any screen's id")?;
            for item in inner.split(',').map(str::trim).filter(|item| !item.is_empty()) {
                let id = literal(item).ok_or_else(|| format!("{item} in {screen:?} is not a string literal"))?;
                places.push((id.to_owned(), screen.to_owned()));
            }
        }
        if places.is_empty() {
            return Err("no screen lists an operation".into());
        }
        Ok(Self { places })
    }

    /// The screens that list the operation.
    pub fn of(&self, operation: &Operation) -> Vec<String> {
        self.places.iter().filter(|(id, _)| *id == operation.id).map(|(_, screen)| screen.clone()).collect()
    }
}

/// The value of the last `id: "..."` in the text.
fn last_id(text: &str) -> Option<&str> {
    let is_key = |start: usize| !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let (start, key) = text.match_indices("id:").filter(|(start, _)| is_key(*start)).last()?;
    let value = text[start + key.len()..].trim_start();
    let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn literal(item: &str) -> Option<&str> {
    ['"', '\''].into_iter().find_map(|quote| item.strip_prefix(quote)?.strip_suffix(quote))
}

/// Takes out `//` and `/* */`. A `//` inside a string would be taken for a comment; the registry holds ids, not
/// addresses, and what is cut short then is refused as not closed.
fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        kept += &rest[..start];
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    kept += rest;
    kept.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::operation::samples::operation;
    use super::*;

    const SAMPLE: &str = r#"
        export interface Screen { id: ScreenId; operations: readonly string[] }
        /* { id: "old", operations: ["SOLO-01"] } */
        export const screens: readonly Screen[] = [
            { id: "today", path: "/today", operations: ["SOLO-14", 'SOLO-15'] },
            {
                id: "visit", // operations: ["SOLO-02"]
                operations: [
                    "SOLO-09",
                    "SOLO-14",
                ],
            },
            { id: "settings", operations: [] },
        ];
    "#;

    #[test]
    fn an_operation_has_every_screen_that_lists_it_as_its_place() {
        let screens = Screens::parse(SAMPLE).unwrap();
        assert_eq!(screens.of(&operation("SOLO-14", "GET", "/")), ["today", "visit"]);
        assert_eq!(screens.of(&operation("SOLO-15", "GET", "/")), ["today"]);
    }

    #[test]
    fn what_stands_in_a_comment_is_no_place() {
        let screens = Screens::parse(SAMPLE).unwrap();
        assert!(screens.of(&operation("SOLO-01", "GET", "/")).is_empty());
        assert!(screens.of(&operation("SOLO-02", "GET", "/")).is_empty());
    }

    #[test]
    fn a_registry_that_cannot_be_read_is_refused_and_not_taken_for_empty() {
        assert!(Screens::parse("export const screens = build();").is_err());
        assert!(Screens::parse(r#"{ id: "a", operations: [SOLO_14] }"#).is_err());
        assert!(Screens::parse(r#"{ operations: ["SOLO-14"] }"#).is_err());
        assert!(Screens::parse(r#"{ id: "a", operations: ["SOLO-14" "#).is_err());
    }
}
