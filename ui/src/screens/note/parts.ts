import type { NoteQuestionView, NoteTemplateView } from "../../host/types";

/** A section of a template in its place in the note. */
export interface SectionOfNote {
  /** The element's id in the page. */
  id: string;
  template: string;
  templateName: string;
  /** First of its template. */
  first: boolean;
  name: string;
  /** Place within the template, from 1. */
  at: number;
  of: number;
  questions: readonly NoteQuestionView[];
}

/** All sections of a note, in order. */
export function partsOf(templates: readonly NoteTemplateView[]): SectionOfNote[] {
  return templates.flatMap((template, place) =>
    template.sections.map((section, at) => ({
      id: `section-${place}-${at}`,
      template: template.id,
      templateName: template.name,
      first: at === 0,
      name: section.name,
      at: at + 1,
      of: template.sections.length,
      questions: section.questions,
    })),
  );
}

/** Whether an answer says anything. */
export function says(answer: readonly string[]): boolean {
  return answer.some((one) => one.trim() !== "");
}

/** A question of a template, as one word. */
export function keyOf(template: string, question: string): string {
  return `${template} ${question}`;
}
