import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { offerUndo } from "../../frame/undo";
import { useAct, useQueries } from "../../host/HostContext";
import type { Kept, PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { outbox } from "../../messages/outbox";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { type IntentLook, intentLook } from "../../parts/intentLook";
import { NoteBar } from "../../parts/NoteBar";
import { Block, Facts } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import styles from "./CheckPane.module.css";
import type { GridSlot } from "./layoutDay";
import { WhenBlock } from "./WhenBlock";

/**
 * A booking after it was kept: it can be taken back until it is sent, and then its state is followed live. It says what
 * is known and never more: kept is not sent, and sent is not booked.
 */
export function BookedPane({
  kept,
  what,
  patient,
  slot,
  patientZone,
  onAnother,
  onSame,
}: {
  kept: Kept;
  /** The booking in words, for the undo bar after the screen is left. */
  what: string;
  patient: PatientView;
  slot: GridSlot;
  patientZone: string;
  onAnother: () => void;
  onSame: () => void;
}) {
  const words = useMessages(booking).booked;
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
  const look: IntentLook = intentLook(state);

  // The focus comes here once, from the button that is gone; later changes are said, not jumped to.
  useEffect(() => heading.current?.focus(), []);
  const title = words.after[state].title;
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
    <aside className={styles.pane} aria-label={title}>
      <h2 className={styles.title} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <div className={styles.body} tabIndex={0} role="group" aria-label={title}>
        <IdentityStrip person={patient.person} />
        <NoteBar tone={look.tone} icon={look.icon} title="">
          {undoable
            ? words.undoFor(format.seconds(left))
            : state === "queued"
              ? words.tooLate
              : words.after[state].text}
        </NoteBar>
        <WhenBlock slot={slot} patientZone={patientZone} />
        {intent !== null && (
          <Block title={words.details} last>
            <Facts
              of={[
                [words.reference, intent.externalId],
                [words.standing, why[intent.why] ?? intent.why],
                [words.sentAt, intent.sentAt === null ? null : format.timeWithSeconds(intent.sentAt)],
                [
                  words.nextLook,
                  intent.nextLook === null
                    ? null
                    : `${format.timeWithSeconds(intent.nextLook)}${intent.looks > 0 ? `, ${words.looked(intent.looks)}` : ""}`,
                ],
              ]}
            />
            {intent.vendorMessage !== null && (
              <p>{words.says(shortVendors[intent.vendor], intent.vendorMessage)}</p>
            )}
          </Block>
        )}
      </div>
      <footer className={styles.foot}>
        {decide.problem !== null && (
          <Refusal problem={decide.problem} sentences={{ intentMovedOn: words.tooLate }} />
        )}
        {undoable && (
          <Button
            variant="primary"
            size="large"
            wide
            icon="withdrawn"
            busy={decide.busy}
            onPress={() => void decide.run({ choice: "withdraw", intent: kept.intent })}
          >
            {`${words.undo} ${format.seconds(left)}`}
          </Button>
        )}
        <div className={styles.acts}>
          <Button size="large" onPress={onAnother}>
            {words.another}
          </Button>
          <Button size="large" onPress={() => go("outbox", { open: { intent: kept.intent } })}>
            {words.openOutbox}
          </Button>
        </div>
        {!patient.person.deceased && (
          <Button variant="quiet" onPress={onSame}>
            {words.sameAgain(format.name(patient.person.name))}
          </Button>
        )}
      </footer>
    </aside>
  );
}
