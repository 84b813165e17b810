export const en = {
  save: "Save as PDF",
  look: "Look at the pages first",
  preview: "The pages as they would be saved",
  previewLoading: "the pages to be made",
  choose: "Choose where to save",
  choosing: "The desktop asks where to save. Answer there first.",
  sheet: "Paper",
  sheets: { a4: "A4", letter: "US Letter" },
  dayList: {
    title: "Save the day's list as PDF",
    text: (count: number, day: string) =>
      `${count === 1 ? "1 visit" : `${count} visits`} of ${day}, all of them, whatever the filter shows. Each row has name, birth date and number.`,
  },
  summary: {
    act: (name: string) => `Save the summary of ${name}`,
    text: "Visit, state, source, and the note as it was last read; the paper says when, or that there is none.",
  },
  letter: {
    act: (name: string) => `Save the letter for ${name}`,
    text: "Date, time and how to join. The patient's link is not in it.",
  },
  leaves:
    "The file leaves the encrypted store: whoever can open it can read it. That you saved it is kept in the audit.",
  saved: (file: string, pages: number) => `Saved as ${file}, ${pages === 1 ? "1 page" : `${pages} pages`}.`,
  print: "Open it with the system's viewer to print it.",
  notSaved: "Nothing was saved.",
  lost: (count: number) =>
    count === 1
      ? "1 character is not on the page as it was given."
      : `${count} characters are not on the page as they were given.`,
  lostText: "Compare the page with the record before you use it.",
  replaced: (shown: string, code: string, times: number) => `${shown} (${code}), ${times} × shown as \ufffd`,
  removed: (code: string, times: number) => `${code}, invisible, ${times} × left out`,
  refusals: {
    fileNotKept: "The file could not be written there. Nothing was saved. Choose another folder.",
    paper: "The document could not be made. Nothing was saved. Tell support the details.",
    noTime: "No time is known for this visit, so a letter cannot name it. Nothing was saved.",
  } as Record<string, string>,
};
