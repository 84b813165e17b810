import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct, useQueries } from "../../../host/HostContext";
import type { IdentityFact, LinkReview, RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Alert } from "../../../parts/Alert";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { Tick } from "../../../parts/Tick";
import { TypedAgain } from "../../../parts/TypedAgain";
import { FactTable, useFactWords } from "./FactTable";
import { factValues } from "./factValues";
import styles from "./Links.module.css";
import { Side } from "./Side";

/**
 * The side-by-side view. A link needs two identifiers that the person ticks here themselves, a look at every
 * record where there are more than two, and a reason where something contradicts.
 */
export function Comparison({
  review,
  onAgain,
  onClose,
}: {
  review: LinkReview;
  onAgain: () => void;
  onClose: () => void;
}) {
  const all = useMessages(links);
  const words = all.compare;
  const format = useFormat();
  const written = useFactWords();
  const queries = useQueries();
  const who = useQuery(queries.whoAmI()).data;
  const link = useAct("linkRecords");
  const decline = useAct("declineLink");
  const [ticked, setTicked] = useState<ReadonlySet<IdentityFact>>(new Set());
  const [seen, setSeen] = useState(false);
  const [one, other] = [review.one[0], review.other[0]];
  // What was ticked is ticked again; only the reasons are kept.
  const form = useTypedForm("link", `${one?.person.key} ${other?.person.key}`);
  const [despite, setDespite] = useTyped(form, "despite", "");
  const [declining, setDeclining] = useTyped<string | null>(form, "declining", null);
  if (one === undefined || other === undefined) return null;
  const keys = { one: one.person.key ?? "", other: other.person.key ?? "" };
  const records = review.one.length + review.other.length;
  const contradicts = review.facts.some(({ verdict }) => verdict === "contradicts");
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const off = !may
    ? all.denied
    : review.refusal !== null
      ? (all.off[review.refusal] ?? review.refusal)
      : ticked.size < 2
        ? words.needsTwo
        : records > 2 && !seen
          ? words.needsAll
          : contradicts && despite.trim() === ""
            ? words.needsWhy
            : null;
  const readAt = (side: RecordSide) => (side.readAt === null ? all.notHere : format.dateTime(side.readAt));

  function tick(fact: IdentityFact, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(fact);
    else next.delete(fact);
    setTicked(next);
  }

  async function confirm(): Promise<void> {
    const done = await link.run({
      ...keys,
      confirmed: [...ticked],
      despite: contradicts ? despite : null,
      allSeen: seen,
      seal: review.seal,
    });
    if (!done.ok) return;
    announce(words.linked);
    onClose();
  }

  async function keepApart(): Promise<void> {
    const done = await decline.run({ ...keys, why: declining ?? "" });
    if (!done.ok) return;
    announce(words.declinedNow);
    onClose();
  }

  const problem = link.problem ?? decline.problem;
  return (
    <Sheet
      wide
      title={words.title}
      onClose={onClose}
      foot={
        declining === null ? (
          <>
            <Button
              size="large"
              variant="primary"
              icon="link"
              off={off}
              busy={link.busy}
              onPress={() => void confirm()}
            >
              {words.link}
            </Button>
            <Button
              size="large"
              off={may ? (review.refusal === "alreadyLinked" ? all.off.alreadyLinked : null) : all.denied}
              onPress={() => setDeclining("")}
            >
              {words.not}
            </Button>
            {link.problem !== null && (
              <Button size="large" icon="refresh" onPress={onAgain}>
                {words.again}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button size="large" variant="primary" busy={decline.busy} onPress={() => void keepApart()}>
              {words.notKeep}
            </Button>
            <Button size="large" onPress={() => setDeclining(null)}>
              {words.back}
            </Button>
          </>
        )
      }
    >
      <div className={styles.sides}>
        <Side records={review.one} />
        <Side records={review.other} />
      </div>
      {review.declined !== null && (
        <NoteBar
          tone="warn"
          icon="absent"
          boxed
          title={words.declined(review.declined.by, format.dateTime(review.declined.at))}
        >
          {review.declined.why}
        </NoteBar>
      )}
      {contradicts && (
        <NoteBar tone="bad" boxed title={words.contradiction}>
          {words.contradictionText}
        </NoteBar>
      )}
      <TypedAgain form={form} />
      <FactTable one={one} other={other} facts={review.facts} format={{ readAt }} />
      {problem !== null && <Refusal problem={problem} sentences={all.refusals} />}
      {declining !== null ? (
        <Field label={words.notWhy} value={declining} maxLength={200} autoFocus onChange={setDeclining} />
      ) : review.refusal !== null ? (
        <NoteBar tone="info" icon="off" boxed title="">
          {all.off[review.refusal] ?? review.refusal}
        </NoteBar>
      ) : (
        <>
          <fieldset className={styles.ticks}>
            <legend>
              <Alert kind="required" small /> {words.tick}
            </legend>
            {review.facts
              .filter(({ confirmable }) => confirmable)
              .map(({ fact }) => (
                <Tick key={fact} ticked={ticked.has(fact)} onChange={(on) => tick(fact, on)}>
                  {words.same(all.facts[fact], factValues(one, fact, written).join("; "))}
                </Tick>
              ))}
          </fieldset>
          {records > 2 && (
            <Tick ticked={seen} onChange={setSeen}>
              {words.seen(records)}
            </Tick>
          )}
          {contradicts && (
            <Field label={words.despite} value={despite} maxLength={200} required onChange={setDespite} />
          )}
          <p className={styles.hint}>{words.what}</p>
        </>
      )}
    </Sheet>
  );
}
