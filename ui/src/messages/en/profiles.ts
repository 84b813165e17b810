/** Mistakes without a name in them; those with one are said in the host's own sentence. */
const mistakes: Record<string, string> = {
  unknown: "nothing is known by this name",
  missing: "is missing",
  empty: "must not be empty",
  pathStart: "a path begins with /",
  pathQuery: "a path has no query and no fragment: parameters are sent by the program",
  pathSegments: "a path has no empty part, and none of one or two dots",
  pathCharacters: "a path holds letters, digits and plain signs only",
  pathBraces: "a placeholder is written as {name}",
  headerName: "HTTP allows no such header name",
  headerReserved: "this header is not free: it frames the request or carries another credential",
};

export const en = {
  mistakes,
  title: "Contract profile",
  text: "Addresses, headers and field names the vendor does not publish. Left of = is our name, right of it the vendor's. Correct them from the vendor's own papers; a text with faults is not kept.",
  own: "The clinic's own",
  program: "As it comes with the program",
  differences: (count: number) =>
    count === 1 ? "1 difference from the program's" : `${count} differences from the program's`,
  unsaved: "not saved",
  save: "Save the profile",
  check: "Check",
  undo: "Undo what was typed",
  restore: "Back to the program's own",
  working: "Checking",
  nothing: "Nothing was changed.",
  isProgram: "It is the program's own.",
  kept: "Profile saved",
  undone: "What was typed is undone",
  restored: "Back to the program's own profile",
  noFault: "No fault found.",
  faults: (count: number) =>
    count === 1 ? "1 fault. Nothing was saved." : `${count} faults. Nothing was saved.`,
  line: (line: number, column: number) => `line ${line}, column ${column}`,
  leaving: {
    title: "Leave the profile without saving?",
    text: "What you changed is kept nowhere else.",
    stay: "Stay here",
    leave: "Leave without saving",
  },
  restoring: {
    title: (name: string) => `Throw away the own profile of ${name}?`,
    text: "The next call goes to the addresses and names that come with the program. What the clinic has corrected is deleted.",
    confirm: "Back to the program's own",
    cancel: "Keep it",
  },
};
