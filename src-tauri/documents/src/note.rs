//! A visit's note as it is printed: sections, questions with their answers, comments with author and time.

use chrono::{DateTime, Utc};

/// One template's part of a note.
#[derive(Clone, PartialEq)]
pub struct NotePart {
    /// The template's name.
    pub name: String,
    /// Its sections, in the template's order.
    pub sections: Vec<NoteSection>,
    /// Comments, oldest first.
    pub comments: Vec<NoteComment>,
}

/// One section.
#[derive(Clone, PartialEq)]
pub struct NoteSection {
    /// Its title; empty when the question stands in none.
    pub title: String,
    /// Its questions.
    pub answers: Vec<NoteAnswer>,
}

/// One question and its answers.
#[derive(Clone, PartialEq)]
pub struct NoteAnswer {
    /// The question.
    pub question: String,
    /// The answers; none is printed as "Not recorded" and never as an empty line.
    pub answers: Vec<String>,
    /// When they were given.
    pub at: Option<DateTime<Utc>>,
}

/// One comment.
#[derive(Clone, PartialEq)]
pub struct NoteComment {
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// What it says.
    pub text: String,
}
