import { useState } from "react";
import { lengthText } from "../../../ecg/names";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { PaperKind, PatientKey, PersonView, SavedPaper } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { paper } from "../../../messages/paper";
import { parts } from "../../../messages/parts";
import { recordings } from "../../../messages/recordings";
import { Button } from "../../../parts/Button";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { LookFirst } from "../../../parts/Paper/LookFirst";
import { Outcome } from "../../../parts/Paper/Outcome";
import { SheetChoice } from "../../../parts/Paper/SheetChoice";
import { usualSheet } from "../../../parts/Paper/sheet";
import { Refusal } from "../../../parts/Refusal";
import { Segments } from "../../../parts/Segments";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { useGuarded } from "../../visit/useGuarded";

/** Lengths of a stretch, in seconds; the longest is what the core puts on paper at most. */
const LENGTHS = [10, 30, 60, 120] as const;
const MOST = 120;

/** A stretch of an electrocardiogram becomes a file at exact scale where the person chooses, after the check. */
export function EcgPaper({
  person,
  patient,
  recording,
  from,
  seconds,
  onClose,
}: {
  person: PersonView;
  patient: PatientKey;
  recording: string;
  /** Where the view began when the sheet was opened, in seconds. */
  from: number;
  /** How long the recording is. */
  seconds: number;
  onClose: () => void;
}) {
  const words = useMessages(recordings).paper;
  const shared = useMessages(paper);
  const { check } = useMessages(parts);
  const format = useFormat();
  const language = useLanguage();
  const save = useAct("savePaper");
  const guard = useGuarded(patient, `ecg ${recording}`);
  const [sheet, setSheet] = useState(() => usualSheet(format.zone));
  const isShort = seconds <= MOST;
  const [chosen, setChosen] = useState<string>(isShort ? "whole" : "30");
  const [outcome, setOutcome] = useState<{ saved: SavedPaper | null } | null>(null);
  const whole = chosen === "whole";
  const begin = whole ? 0 : from;
  const off = save.busy ? shared.choosing : guard.checked === null ? check.title.save : null;
  const kind: PaperKind | null =
    guard.checked === null
      ? null
      : {
          kind: "ecg",
          patient,
          recording,
          from: begin,
          seconds: whole ? Math.max(1, Math.ceil(seconds)) : Number(chosen),
          checked: guard.checked,
        };

  async function act(): Promise<void> {
    if (kind === null || off !== null) return;
    setOutcome(null);
    const done = await save.run({ what: kind, sheet });
    if (!done.ok) return;
    setOutcome({ saved: done.value });
    announce(done.value === null ? shared.notSaved : shared.saved(done.value.file, done.value.pages));
    if (done.value !== null) guard.clear();
  }

  const lengths = LENGTHS.filter((length) => length < seconds).map((length) => ({
    id: String(length),
    text: lengthText(length, language),
  }));
  const all = isShort ? [{ id: "whole", text: words.whole(lengthText(seconds, language)) }] : [];
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <Button size="large" variant="primary" icon="disk" off={off} onPress={() => void act()}>
          {words.act(format.name(person.name))}
        </Button>
      }
    >
      {save.problem !== null && (
        <Refusal problem={save.problem} sentences={{ ...shared.refusals, ...words.refusals }} />
      )}
      {outcome !== null && <Outcome saved={outcome.saved} />}
      <p>{words.text(begin === 0 ? words.start : words.at(lengthText(begin, language)))}</p>
      <Segments label={words.length} value={chosen} options={[...lengths, ...all]} onChange={setChosen} />
      <SheetChoice value={sheet} onChange={setSheet} />
      <IdentifierCheck key={guard.key} person={person} act="save" onChange={guard.setChecked} />
      <LookFirst
        input={kind === null ? null : { what: kind, sheet }}
        off={kind === null ? check.title.save : null}
      />
      <p>{shared.leaves}</p>
    </Sheet>
  );
}
