import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNavigation } from "../../frame/navigation";
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
import { Block, Facts } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { VendorMark } from "../../parts/VendorMark";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { Choices } from "./Choices";
import { CopyForSupport } from "./CopyForSupport";
import { describe } from "./describe";
import styles from "./IntentPanel.module.css";
import { Story } from "./Story";

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
        <Open story={read.data} onClose={onClose} />
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

function Open({ story, onClose }: { story: IntentStory; onClose: () => void }) {
  const words = useMessages(outbox);
  const { close, shortVendors } = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const { intent } = story;
  const look = intentLook(intent.state);
  return (
    <>
      <div>
        <header className={`${styles.head} ${styles[look.tone]}`}>
          <h2 className={styles.title}>{describe(intent, words, format)}</h2>
          <Button variant="quiet" keyCap="Esc" onPress={onClose}>
            {close}
          </Button>
          <p className={styles.standing} role="status">
            <Icon name={look.icon} />
            {words.standing[intent.state]}
          </p>
        </header>
        <IdentityStrip person={intent.person} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.panel.story}>
        <Block title={words.panel.story}>
          <Story story={story} />
          {intent.vendorMessage !== null && (
            <p className={styles.says}>{words.says(shortVendors[intent.vendor], intent.vendorMessage)}</p>
          )}
        </Block>
        <Block title={words.panel.facts} last>
          <Facts
            of={[
              [
                words.panel.connection,
                <>
                  <VendorMark vendor={intent.vendor} small /> {intent.connectionName}
                </>,
              ],
              [words.panel.operation, <code key="operation">{intent.operation}</code>],
              [words.panel.room, intent.room],
              [words.panel.length, intent.durationS === null ? null : format.exactSeconds(intent.durationS)],
              [
                words.panel.reasons,
                intent.act === "book" || intent.act === "changeReasons"
                  ? intent.reasons.join(", ") || words.panel.noReasons
                  : null,
              ],
              [
                words.panel.reference,
                intent.externalId === null ? null : <code key="reference">{intent.externalId}</code>,
              ],
            ]}
          />
          <div className={styles.links}>
            <Button size="small" onPress={() => go("board", { open: { visit: intent.visit } })}>
              {words.panel.openVisit}
            </Button>
            <CopyForSupport story={story} />
          </div>
        </Block>
      </div>
      <Choices key={`${intent.state} ${intent.choices.join(" ")}`} intent={intent} />
    </>
  );
}
