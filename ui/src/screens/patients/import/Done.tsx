import { useEffect, useRef } from "react";
import type { ImportAccount } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { imports } from "../../../messages/imports";
import { NoteBar } from "../../../parts/NoteBar";
import { people as thousands } from "../../../parts/PatientPicker/people";
import styles from "./Import.module.css";

/** What an import did, number by number, and where it ended when it did not come to the end. */
export function Done({ account }: { account: ImportAccount }) {
  const words = useMessages(imports);
  const own = words.done;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const lines = [
    own.people(thousands(account.people)),
    own.visits(thousands(account.visits)),
    account.askedAgain > 0 ? own.again(thousands(account.askedAgain)) : null,
    account.counts.known > 0 ? own.known(thousands(account.counts.known)) : null,
    account.counts.refused > 0 ? own.refused(thousands(account.counts.refused)) : null,
  ].filter((line) => line !== null);
  return (
    <section className={styles.start} aria-label={own.title}>
      <h2 tabIndex={-1} ref={heading}>
        {own.title}
      </h2>
      {account.stopped !== null && (
        <NoteBar tone="bad" boxed title="">
          {own.stopped(words.stopped[account.stopped] ?? account.stopped, account.lastLine ?? 0)}
        </NoteBar>
      )}
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{`${own.reading} ${own.audit}`}</p>
    </section>
  );
}
