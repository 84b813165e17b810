import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFormat } from "../../format/useFormat";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { IntentStory } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { intentLook } from "../../parts/intentLook";
import { Block } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { Unbroken } from "../../parts/Unbroken";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { Choices } from "./Choices";
import { CopyForSupport } from "./CopyForSupport";
import { describe } from "./describe";
import { IntentFacts } from "./IntentFacts";
import styles from "./IntentPanel.module.css";
import { Story } from "./Story";
import { useDecision } from "./useDecision";

/** One intent beside the list: whose, what happened, and each choice with its consequence under it. */
export function IntentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useMessages(outbox);
  const { close } = useMessages(parts);
  const queries = useQueries();
  const read = useQuery(queries.intent(id));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const problem = read.isError ? asProblem(read.error) : null;
  return (
    <aside className={styles.panel} aria-label={words.panel.label} ref={panel} tabIndex={-1}>
      {read.data !== undefined ? (
        <Open key={stateOf(read.data)} story={read.data} onClose={onClose} />
      ) : (
        <>
          <header className={styles.head}>
            <h2 className={styles.title}>{words.panel.label}</h2>
            <Button variant="quiet" keyCap="Esc" onPress={onClose}>
              {close}
            </Button>
          </header>
          {problem === null ? (
            <LoadingBars waitsFor={words.loading} rows={2} />
          ) : problem.code === "notFound" ? (
            <ViewState icon="outbox" title={words.notFound.title}>
              {words.notFound.text}
            </ViewState>
          ) : (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          )}
        </>
      )}
    </aside>
  );
}

/** A choice belongs to the state in which it was offered; another state starts without one. */
function stateOf({ intent }: IntentStory): string {
  return `${intent.state} ${intent.choices.join(" ")}`;
}

function Open({ story, onClose }: { story: IntentStory; onClose: () => void }) {
  const words = useMessages(outbox);
  const { close, shortVendors } = useMessages(parts);
  const format = useFormat();
  const { intent } = story;
  const look = intentLook(intent.state);
  const decision = useDecision(intent);
  return (
    <form className={styles.form} onSubmit={(event) => void decision.decide(event)} noValidate>
      <div>
        <header className={`${styles.head} ${styles[look.tone]}`}>
          <h2 className={styles.title}>
            <Unbroken>{describe(intent, words, format)}</Unbroken>
          </h2>
          <Button variant="quiet" keyCap="Esc" onPress={onClose}>
            {close}
          </Button>
          <p className={styles.standing} role="status">
            <Icon name={look.icon} />
            {words.standing[intent.state]}
          </p>
        </header>
        {intent.act !== "orderReport" && <IdentityStrip person={intent.person} />}
      </div>
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.panel.story}>
        <Block title={words.panel.story}>
          <Story story={story} />
          {intent.vendorMessage !== null && (
            <p className={styles.says}>{words.says(shortVendors[intent.vendor], intent.vendorMessage)}</p>
          )}
        </Block>
        <div className={styles.choose}>
          {intent.choices.length === 0 ? (
            words.panel.nothing
          ) : (
            <Choices intent={intent} decision={decision} />
          )}
        </div>
        <IntentFacts story={story} />
      </div>
      <footer className={styles.foot}>
        {decision.problem !== null && (
          <Refusal
            problem={decision.problem}
            sentences={{
              intentMovedOn: words.panel.moved,
              otherVisit: words.panel.otherVisit,
              notANumber: words.panel.vendorIdDigits,
              noSuchReport: words.panel.noSuchReport,
              otherReport: words.panel.otherReport,
            }}
          />
        )}
        {intent.choices.length > 0 && (
          <Button
            type="submit"
            variant="primary"
            size="large"
            wide
            busy={decision.busy}
            off={decision.denied ?? (decision.chosen === null ? words.panel.choose : null)}
          >
            {decision.chosen === null ? words.panel.decide : words.choices[decision.chosen]}
          </Button>
        )}
        {decision.denied !== null && <p>{decision.denied}</p>}
        <CopyForSupport story={story} />
      </footer>
    </form>
  );
}
