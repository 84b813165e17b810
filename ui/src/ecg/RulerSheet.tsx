import { type FormEvent, useState } from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Field } from "../parts/Field";
import { Sheet } from "../parts/Sheet/Sheet";
import styles from "./RulerSheet.module.css";
import { LINE, type Ruler, readLength, type ScreenFacts } from "./ruler";

/** A line to hold a real ruler to: what it measures makes a millimetre of the grid a millimetre (X-ECG-06). */
export function RulerSheet({
  screen,
  kept,
  keep,
  onClose,
}: {
  screen: ScreenFacts;
  kept: Ruler | null;
  keep: (ruler: Ruler | null) => void;
  onClose: () => void;
}) {
  const words = useMessages(ecg).ruler;
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const read = readLength(typed);
  const done = (ruler: Ruler | null) => {
    keep(ruler);
    announce(ruler === null ? words.forgotten : words.kept);
    onClose();
  };
  const take = (event?: FormEvent) => {
    event?.preventDefault();
    if (typeof read === "string") setAsked(true);
    else done({ ...screen, pixelsPerMillimetre: read.pixelsPerMillimetre });
  };
  const found = typeof read === "string" ? null : read.pixelsPerMillimetre;
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button variant="primary" size="large" onPress={take}>
            {words.keep}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.cancel}
          </Button>
          {kept !== null && (
            <Button size="large" onPress={() => done(null)}>
              {words.forget}
            </Button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      <div className={styles.line} role="img" aria-label={words.line} style={{ width: `${LINE}px` }} />
      <form onSubmit={take}>
        <Field
          label={words.length}
          value={typed}
          hint={words.hint}
          autoFocus
          error={asked && typeof read === "string" ? words[read] : null}
          onChange={(text) => {
            setTyped(text);
            setAsked(false);
          }}
        />
      </form>
      {found !== null && (
        <div className={styles.check}>
          <p>{words.check}</p>
          <div className={styles.line} aria-hidden="true" style={{ width: `${50 * found}px` }} />
        </div>
      )}
      <p className={styles.note}>{words.square}</p>
    </Sheet>
  );
}
