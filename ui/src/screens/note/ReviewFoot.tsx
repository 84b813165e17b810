import { useQuery } from "@tanstack/react-query";
import { useShortcuts } from "../../frame/shortcuts";
import { useQueries } from "../../host/HostContext";
import type { NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import type { useGuarded } from "../visit/useGuarded";
import type { decided } from "./decisions";
import desk from "./desk.module.css";
import styles from "./Review.module.css";
import { underWay } from "./underWay";

/** The foot of the review: the two-identifier check and the one act it guards. */
export function ReviewFoot({
  note,
  counts,
  guard,
  busy,
  onSend,
}: {
  note: NoteView;
  counts: ReturnType<typeof decided>;
  guard: ReturnType<typeof useGuarded>;
  busy: boolean;
  onSend: () => void;
}) {
  const words = useMessages(area).review;
  const { check } = useMessages(parts);
  // Another patient of the same family name today: the check says so.
  const namesake = useQuery(useQueries().visit(note.visit)).data?.namesake ?? null;
  const left = counts.both - counts.chosen;
  const off =
    underWay(note.intents) !== null
      ? words.underWay
      : left > 0
        ? words.toChoose(left)
        : counts.answers.length === 0
          ? (words.refusals.questionNotAsked ?? "")
          : guard.checked === null
            ? check.title.send
            : null;
  useShortcuts([
    { keys: "Ctrl Enter", does: words.title, run: () => (off === null && !busy ? onSend() : null) },
  ]);
  return (
    <div className={desk.foot}>
      <IdentifierCheck
        key={guard.key}
        person={note.person}
        act="send"
        namesake={namesake !== null}
        onChange={guard.setChecked}
      />
      {left > 0 && <p className={styles.left}>{words.toChoose(left)}</p>}
      <div className={desk.acts}>
        <Button
          variant="primary"
          size="large"
          icon="outbox"
          keyCap="Ctrl Enter"
          off={off}
          busy={busy}
          onPress={onSend}
        >
          {counts.sent === 0 ? words.leave : words.send(counts.sent)}
        </Button>
      </div>
    </div>
  );
}
