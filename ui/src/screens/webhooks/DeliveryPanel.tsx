import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { DeliveryDetail, DeliveryView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Icon, type IconName } from "../../parts/Icon";
import { NoteBar } from "../../parts/NoteBar";
import { Block, Panel } from "../../parts/Panel";
import { Refusal } from "../../parts/Refusal";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import table from "../table.module.css";
import { Changes } from "./Changes";
import { Decoded } from "./Decoded";
import styles from "./Deliveries.module.css";
import { becameOf } from "./DeliveryTable";
import { outcomeLook } from "./outcomeLook";

/** One delivery beside the list: what we did about it, what that changed, what it says, and how it came. */
export function DeliveryPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useMessages(webhooks);
  const read = useQuery(useQueries().delivery(id));
  if (read.data !== undefined) return <Open detail={read.data} onClose={onClose} />;
  const problem = read.isError ? asProblem(read.error) : null;
  return (
    <Panel label={words.panel.label} title={words.panel.label} onClose={onClose}>
      {problem === null ? (
        <LoadingBars waitsFor={words.loading} rows={2} />
      ) : problem.code === "notFound" ? (
        <ViewState icon="inbox" title={words.panel.gone.title}>
          {words.panel.gone.text}
        </ViewState>
      ) : (
        <ProblemState problem={problem} onRetry={() => void read.refetch()} />
      )}
    </Panel>
  );
}

function Open({ detail, onClose }: { detail: DeliveryDetail; onClose: () => void }) {
  const words = useMessages(webhooks);
  const format = useFormat();
  const { go } = useNavigation();
  const again = useAct("runDeliveryAgain");
  const { delivery } = detail;
  const { visit } = delivery;
  const look = outcomeLook(delivery.outcome, delivery.changed.length > 0);
  return (
    <Panel
      label={words.panel.label}
      title={delivery.event ?? words.table.unreadable}
      facts={[
        [words.table.received, format.dateTime(delivery.receivedAt, { weekday: true })],
        ...(delivery.number === null
          ? []
          : [[words.subjects.appointment ?? "", delivery.number] as [string, string]]),
      ]}
      onClose={onClose}
      foot={
        <>
          {again.problem !== null && <Refusal problem={again.problem} sentences={words.refusals} />}
          <Button
            icon="refresh"
            busy={again.busy}
            onPress={async () => {
              if ((await again.run(delivery.id)).ok) announce(words.panel.againKept);
            }}
          >
            {words.panel.again}
          </Button>
          {visit !== null && (
            <Button onPress={() => go("board", { open: { visit } })}>{words.panel.openVisit}</Button>
          )}
        </>
      }
    >
      <NoteBar tone="unsure" boxed title={words.panel.unproven}>
        {words.panel.unprovenText}
      </NoteBar>
      <Block title={words.panel.did}>
        <Steps detail={detail} />
        <p className={`${table.word} ${table[look.tone]}`}>
          <Icon name={look.icon} />
          {words.outcomes[delivery.outcome]}
        </p>
      </Block>
      {(delivery.outcome === "readBack" || delivery.outcome === "notFound") && (
        <Block title={words.panel.changed}>
          {detail.changes.some((change) => change.before !== null || change.after !== null) ? (
            <Changes changes={detail.changes} />
          ) : (
            <p>
              {delivery.outcome === "readBack" && delivery.changed.length === 0
                ? words.panel.nothing
                : becameOf(delivery, words)}
            </p>
          )}
        </Block>
      )}
      <Block title={words.panel.says}>
        <Decoded decoded={detail.decoded} />
      </Block>
      <Block title={words.panel.received} last>
        <pre className={styles.code} tabIndex={0} role="group" aria-label={words.panel.received}>
          {detail.asReceived}
        </pre>
        {detail.cut && <p className={styles.muted}>{words.panel.cut}</p>}
      </Block>
    </Panel>
  );
}

function Steps({ detail: { delivery, digest, decoded } }: { detail: DeliveryDetail }) {
  const words = useMessages(webhooks).panel;
  const format = useFormat();
  const steps: { icon: IconName; text: string; at: string | null }[] = [
    { icon: "inbox", text: words.receivedBytes(delivery.bytes), at: delivery.receivedAt },
    { icon: "copy", text: words.seen(`${digest.slice(0, 4)}…${digest.slice(-4)}`), at: delivery.receivedAt },
  ];
  if (decoded.opens) steps.push({ icon: "key", text: words.opened, at: null });
  steps.push(...later(delivery, words));
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.text}>
          <Icon name={step.icon} />
          <span>{step.text}</span>
          {step.at !== null && <time dateTime={step.at}>{format.timeWithSeconds(step.at)}</time>}
        </li>
      ))}
    </ol>
  );
}

function later(delivery: DeliveryView, words: (typeof webhooks)["en"]["panel"]) {
  const steps: { icon: IconName; text: string; at: string | null }[] = [];
  if (delivery.appliedAt !== null)
    steps.push({ icon: "refresh", text: words.asked("SOLO-14"), at: delivery.appliedAt });
  if (delivery.repeats > 0)
    steps.push({ icon: "copy", text: words.repeated(delivery.repeats), at: delivery.lastRepeatAt });
  if (delivery.nextTry !== null) steps.push({ icon: "clock", text: words.next, at: delivery.nextTry });
  return steps;
}
