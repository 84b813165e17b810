import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { PaperKind, SavedPaper, VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { LookFirst } from "../../parts/Paper/LookFirst";
import { Outcome } from "../../parts/Paper/Outcome";
import { SheetChoice } from "../../parts/Paper/SheetChoice";
import { usualSheet } from "../../parts/Paper/sheet";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** A visit's summary or letter becomes a file where the person chooses, after the check of every act on a person. */
export function PaperForm({
  view,
  what,
  onDone,
}: {
  view: VisitView;
  what: "summary" | "letter";
  onDone: () => void;
}) {
  const words = useMessages(paper);
  const { refusals } = useMessages(area);
  const { check } = useMessages(parts);
  const format = useFormat();
  const save = useAct("savePaper");
  const guard = useGuarded(view.row.person.key, what);
  const [sheet, setSheet] = useState(() => usualSheet(format.zone));
  const [outcome, setOutcome] = useState<{ saved: SavedPaper | null } | null>(null);

  const of = guard.checked === null ? null : { visit: view.row.visit, checked: guard.checked };
  const kind: PaperKind | null =
    of === null
      ? null
      : what === "summary"
        ? { kind: "visitSummary", ...of }
        : { kind: "appointmentLetter", ...of };

  async function act(): Promise<void> {
    if (kind === null) return;
    setOutcome(null);
    const done = await save.run({ what: kind, sheet });
    if (!done.ok) return;
    setOutcome({ saved: done.value });
    announce(done.value === null ? words.notSaved : words.saved(done.value.file, done.value.pages));
    if (done.value !== null) guard.clear();
  }

  return (
    <GuardedForm
      view={view}
      act="save"
      guard={guard}
      label={words[what].act(format.name(view.row.person.name))}
      off={save.busy ? words.choosing : null}
      problem={save.problem}
      sentences={{ ...refusals, ...words.refusals }}
      onAct={() => void act()}
      onBack={onDone}
    >
      {outcome !== null && <Outcome saved={outcome.saved} />}
      <p className={styles.hint}>{words[what].text}</p>
      <SheetChoice value={sheet} onChange={setSheet} />
      <LookFirst
        input={kind === null ? null : { what: kind, sheet }}
        off={kind === null ? check.title.save : null}
      />
      <p className={styles.hint}>{words.leaves}</p>
    </GuardedForm>
  );
}
