import type { KeepingEnd } from "../../host/types";
import { useMessages } from "../../messages/area";
import { keeping as area } from "../../messages/keeping";
import { NoteBar } from "../../parts/NoteBar";
import { ProblemText } from "../../parts/ViewState";

/** What was done to the clinic while it was closed, for whoever comes next. */
export function Told({ told }: { told: KeepingEnd }) {
  const all = useMessages(area);
  const words = all.told;
  if (told.end === "failed")
    return (
      <div role="alert">
        <NoteBar tone="bad" boxed title={all.works[told.work].failed}>
          <ProblemText problem={told.problem} /> {words.failedText}
        </NoteBar>
      </div>
    );
  if (told.end === "keyChanged" && !told.backup)
    return (
      <NoteBar tone="warn" boxed title={words.withoutBackup}>
        {words.withoutBackupText}
      </NoteBar>
    );
  const [title, text] = {
    keyChanged: [words.keyChanged, words.keyChangedText],
    brought: [words.brought, words.broughtText],
    forgotten: [words.forgotten, words.forgottenText],
  }[told.end] as [string, string];
  return (
    <NoteBar tone="good" boxed title={title}>
      {text}
    </NoteBar>
  );
}
