import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { BoardView, SavedPaper } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import { Button } from "../../parts/Button";
import { LookFirst } from "../../parts/Paper/LookFirst";
import { Outcome } from "../../parts/Paper/Outcome";
import { SheetChoice } from "../../parts/Paper/SheetChoice";
import { usualSheet } from "../../parts/Paper/sheet";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";

/** The day's list becomes a file where the person chooses. It holds the whole day, so it says how many visits that is. */
export default function DayPaper({ view, onClose }: { view: BoardView; onClose: () => void }) {
  const words = useMessages(paper);
  const format = useFormat();
  const save = useAct("savePaper");
  const [sheet, setSheet] = useState(() => usualSheet(view.zone));
  const [outcome, setOutcome] = useState<{ saved: SavedPaper | null } | null>(null);

  async function act(): Promise<void> {
    setOutcome(null);
    const done = await save.run({ what: { kind: "dayList", day: view.day }, sheet });
    if (!done.ok) return;
    setOutcome({ saved: done.value });
    announce(done.value === null ? words.notSaved : words.saved(done.value.file, done.value.pages));
  }

  return (
    <Sheet
      title={words.dayList.title}
      onClose={onClose}
      foot={
        <Button
          size="large"
          variant="primary"
          icon="disk"
          off={save.busy ? words.choosing : null}
          autoFocus
          onPress={() => void act()}
        >
          {words.choose}
        </Button>
      }
    >
      {save.problem !== null && <Refusal problem={save.problem} sentences={words.refusals} />}
      {outcome !== null && <Outcome saved={outcome.saved} />}
      <p>{words.dayList.text(view.counts.total, format.day(view.day))}</p>
      <SheetChoice value={sheet} onChange={setSheet} />
      <LookFirst input={{ what: { kind: "dayList", day: view.day }, sheet }} />
      <p>{words.leaves}</p>
    </Sheet>
  );
}
