import { useEffect, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { Head } from "../../frame/Head";
import { useShortcuts } from "../../frame/shortcuts";
import { offerUndo } from "../../frame/undo";
import { useAct } from "../../host/HostContext";
import type { NoteReview, NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import { useGuarded } from "../visit/useGuarded";
import { type Decisions, decided, reviewKey } from "./decisions";
import desk from "./desk.module.css";
import { useDraft } from "./draft";
import { ReviewFoot } from "./ReviewFoot";
import { ReviewTable } from "./ReviewTable";

/** Words of the host after which what stood on the review is not true any more. */
const OUTDATED = ["noteChanged", "draftChanged", "questionNotAsked"];

/**
 * The last look before a note is sent: exactly what will be sent, beside what the vendor shows now and what it showed when
 * typing began. Where both wrote, nothing is sent before a person has chosen.
 */
export function Review({ note, onBack }: { note: NoteView; onBack: () => void }) {
  const words = useMessages(area).review;
  const format = useFormat();
  const draft = useDraft();
  const { busy, problem, run: read } = useAct("reviewNote");
  const send = useAct("sendNote");
  const [review, setReview] = useState<NoteReview | null>(null);
  const [decisions, setDecisions] = useState<Decisions>({});
  const guard = useGuarded(note.person.key, "send");
  const title = useRef<HTMLDivElement>(null);

  async function look(): Promise<void> {
    // What was typed last goes to the disk first: the review is of the draft that lies there.
    await draft.save();
    const done = await read(note.visit);
    if (!done.ok) return;
    setReview(done.value);
    setDecisions({});
    guard.clear();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  useEffect(() => {
    title.current?.focus();
    void look();
  }, []);
  useShortcuts([{ keys: "Esc", does: words.back, run: onBack }]);

  async function act(): Promise<void> {
    if (guard.checked === null || review === null) return;
    const { answers } = decided(review, decisions);
    const done = await send.run({ visit: note.visit, checked: guard.checked, answers });
    if (!done.ok) {
      if (OUTDATED.includes(done.problem.what)) void look();
      return;
    }
    for (const kept of done.value.kept) offerUndo({ kept, what: words.act(format.name(note.person.name)) });
    draft.touched = false;
    announce(done.value.kept.length > 0 ? words.sent : words.ended);
    onBack();
  }

  const counts = review === null ? null : decided(review, decisions);
  const compares = counts !== null && counts.both > 0;
  return (
    <div className={desk.screen} ref={title} tabIndex={-1}>
      <div>
        <Head
          title={compares ? words.compareTitle : words.title}
          asOf={
            review === null || !review.fresh ? undefined : words.fresh(format.timeWithSeconds(review.readAt))
          }
          tools={
            <Button keyCap="Esc" onPress={onBack}>
              {words.back}
            </Button>
          }
        />
        {review !== null && !review.fresh && (
          <NoteBar tone="info" icon="offline" title={words.old.title(format.dateTime(review.readAt))}>
            {words.old.text}
          </NoteBar>
        )}
        {compares && (
          <NoteBar
            tone="warn"
            title={words.changed.title(counts.both)}
            action={<b>{words.changed.chosen(counts.chosen, counts.both)}</b>}
          >
            {words.changed.text}
          </NoteBar>
        )}
        {send.problem !== null && <Refusal problem={send.problem} sentences={words.refusals} />}
      </div>
      {review !== null ? (
        <ReviewTable
          note={note}
          review={review}
          decisions={decisions}
          onDecide={(answer, decision) =>
            setDecisions((before) => ({ ...before, [reviewKey(answer)]: decision }))
          }
        />
      ) : problem !== null && !busy ? (
        problem.code === "conflict" ? (
          <Refusal problem={problem} sentences={words.refusals} />
        ) : (
          <ProblemState problem={problem} onRetry={() => void look()} />
        )
      ) : (
        <LoadingBars waitsFor={words.loading} rows={4} />
      )}
      {review !== null && counts !== null && (
        <ReviewFoot
          note={note}
          counts={counts}
          guard={guard}
          busy={send.busy || busy}
          onSend={() => void act()}
        />
      )}
    </div>
  );
}
