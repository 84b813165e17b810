import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { useTick } from "../../../format/ticker";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useNavigation } from "../../../frame/navigation";
import { offerUndo } from "../../../frame/undo";
import { useAct, useQueries } from "../../../host/HostContext";
import type { IntentView, Kept } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { outbox } from "../../../messages/outbox";
import { parts } from "../../../messages/parts";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { intentLook } from "../../../parts/intentLook";
import { NoteBar } from "../../../parts/NoteBar";
import { Facts } from "../../../parts/Panel";
import { Refusal } from "../../../parts/Refusal";
import styles from "./Review.module.css";

/**
 * A change of a record after it was kept: it can be taken back until it is sent, and then its state is followed live. It
 * says what is known and never more: kept is not sent, and sent is not done.
 */
export function Sent({
  kept,
  what,
  patient,
  onCorrect,
}: {
  kept: Kept;
  /** In words, for the undo bar after the screen is left. */
  what: string;
  /** Whose record can be opened now. */
  patient: (intent: IntentView | null) => string | null;
  /** Opens the form with what was typed. */
  onCorrect: () => void;
}): ReactNode {
  const words = useMessages(records);
  const why = useMessages(outbox).why;
  const { shortVendors } = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const queries = useQueries();
  const { data: story } = useQuery(queries.intent(kept.intent));
  const decide = useAct("decide");
  const heading = useRef<HTMLHeadingElement>(null);
  const intent = story?.intent ?? null;
  const state = intent?.state ?? "queued";
  // Rounded down: the way back closes a moment early rather than late.
  const left = useTick((now) => Math.floor((Date.parse(kept.sendsAt) - now) / 1000));
  const undoable = state === "queued" && left > 0;
  const look = intentLook(state);
  const key = patient(intent);

  useEffect(() => heading.current?.focus(), []);
  const vendor = intent === null ? "" : shortVendors[intent.vendor];
  const { title, text } = words.after(vendor)[state];
  useEffect(() => announce(title), [title]);

  // Leaving the screen must not take the way back: the undo goes on at the foot of the window.
  const leaving = useRef({ kept, what, undoable });
  leaving.current = { kept, what, undoable };
  useEffect(
    () => () => {
      if (leaving.current.undoable) offerUndo({ kept: leaving.current.kept, what: leaving.current.what });
    },
    [],
  );

  return (
    <section className={styles.review} aria-label={title}>
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <NoteBar tone={look.tone} icon={look.icon} boxed title="">
        {undoable ? words.sent.undoFor(format.seconds(left)) : text}
      </NoteBar>
      {intent !== null && (
        <Facts
          of={[
            [words.sent.standing, why[intent.why] ?? intent.why],
            [words.sent.sentAt, intent.sentAt === null ? null : format.timeWithSeconds(intent.sentAt)],
            [words.sent.nextLook, intent.nextLook === null ? null : format.timeWithSeconds(intent.nextLook)],
          ]}
        />
      )}
      {intent?.vendorMessage != null && <p>{words.sent.says(vendor, intent.vendorMessage)}</p>}
      {decide.problem !== null && <Refusal problem={decide.problem} sentences={words.refusals} />}
      <div className={styles.acts}>
        {undoable && (
          <Button
            variant="primary"
            icon="withdrawn"
            busy={decide.busy}
            onPress={() => void decide.run({ choice: "withdraw", intent: kept.intent })}
          >
            {`${words.sent.undo} ${format.seconds(left)}`}
          </Button>
        )}
        {state === "rejected" && (
          <Button variant="primary" onPress={onCorrect}>
            {intent?.why === "recordChanged" ? words.sent.both : words.sent.correct}
          </Button>
        )}
        {key !== null && <Button onPress={() => go("patient", { key })}>{words.sent.openPatient}</Button>}
        <Button onPress={() => go("outbox", { open: { intent: kept.intent } })}>
          {words.sent.openOutbox}
        </Button>
      </div>
    </section>
  );
}
