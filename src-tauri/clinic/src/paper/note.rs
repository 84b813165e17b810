//! A visit's note in the words of paper. What was answered outside of the template's questions is printed too: nothing that
//! the vendor shows is left out.

use documents::{NoteAnswer, NoteComment, NotePart, NoteSection};
use domain::visit_note::{NoteTemplate, UnplacedAnswer, VisitNote};

/// A part per template.
pub(super) fn parts(note: VisitNote) -> Vec<NotePart> {
    note.templates.into_iter().map(part).collect()
}

fn part(template: NoteTemplate) -> NotePart {
    let asked = template.sections.into_iter().map(|section| NoteSection {
        title: section.name,
        answers: section
            .questions
            .into_iter()
            .map(|asked| NoteAnswer { question: asked.text, answers: asked.answer, at: asked.answered_at })
            .collect(),
    });
    let unplaced = template.unplaced.into_iter().map(unplaced);
    let mut comments: Vec<_> = template
        .comments
        .into_iter()
        .map(|comment| NoteComment { author: comment.author, at: comment.posted_at, text: comment.message })
        .collect();
    comments.sort_by_key(|comment| comment.at);
    NotePart { name: template.name, sections: asked.chain(unplaced).collect(), comments }
}

fn unplaced(answer: UnplacedAnswer) -> NoteSection {
    let mut path = answer.path;
    let question = path.pop().unwrap_or_default();
    NoteSection {
        title: path.join(" / "),
        answers: vec![NoteAnswer { question, answers: answer.answer, at: answer.answered_at }],
    }
}
