import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import type { PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { NoteBar } from "../../../parts/NoteBar";
import { OpenByNumber } from "../../../parts/PatientPicker/OpenByNumber";
import { PatientPicker } from "../../../parts/PatientPicker/PatientPicker";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { connectionOf } from "../../booking/address";
import styles from "./Links.module.css";

/** Which other record is the person's too, for a link by hand. Choosing only leads to the side-by-side view. */
export function PickSheet({
  patient,
  onPick,
  onClose,
}: {
  patient: PatientView;
  onPick: (key: string) => void;
  onClose: () => void;
}) {
  const words = useMessages(links).pick;
  const format = useFormat();
  const key = patient.person.key ?? "";
  const [wrong, setWrong] = useState<string | null>(null);
  const [byNumber, setByNumber] = useState(false);

  function pick(other: string): void {
    if (other === key) setWrong(words.self);
    else if (connectionOf(other) === connectionOf(key)) setWrong(words.sameAccount);
    else onPick(other);
  }

  if (byNumber)
    return (
      <OpenByNumber
        onClose={() => setByNumber(false)}
        onFound={(found) => found.person.key !== null && pick(found.person.key)}
      />
    );
  return (
    <Sheet title={words.title(format.name(patient.person.name))} onClose={onClose}>
      <p className={styles.hint}>{words.hint}</p>
      <PatientPicker label={words.label} autoFocus onPick={pick} onOpenByNumber={() => setByNumber(true)} />
      {wrong !== null && (
        <NoteBar tone="warn" boxed title="">
          {wrong}
        </NoteBar>
      )}
    </Sheet>
  );
}
