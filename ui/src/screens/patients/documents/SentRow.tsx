import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { SentDocument } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import styles from "./Documents.module.css";

/** One document that was sent from here: its name, where it stands, and its answers on demand to who may read them. */
export function SentRow({
  document,
  reads,
}: {
  document: SentDocument;
  /** Whether what was answered may be read. */
  reads: boolean;
}) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const look = intentLook(document.state);
  return (
    <li className={styles.row}>
      <span className={styles.name}>{document.name}</span>
      <span className={styles.hint}>{words.by(format.dateTime(document.at), document.by)}</span>
      <span className={`${styles.standing} ${styles[look.tone]}`}>
        <Icon name={look.icon} /> <b>{own.intents[document.state]}</b>
        {document.vendorMessage !== null && ` “${document.vendorMessage}”`}
      </span>
      {reads ? (
        <Answers document={document} />
      ) : (
        <span className={styles.hint}>{words.closed(document.answers)}</span>
      )}
      {document.state === "needsPerson" && (
        <div>
          <Button
            size="small"
            label={words.decide(document.name)}
            onPress={() => go("outbox", { open: { intent: document.intent } })}
          >
            {words.decideShort}
          </Button>
        </div>
      )}
    </li>
  );
}

/** They are asked for when somebody opens them, since that is in the audit. */
function Answers({ document }: { document: SentDocument }) {
  const words = useMessages(area);
  const queries = useQueries();
  const [open, setOpen] = useState(false);
  const read = useQuery({ ...queries.sentAnswers(document.intent), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={words.answers(document.name)}>{words.answersShort}</summary>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.answersLoading} rows={1} />
      ) : (
        <dl className={styles.answers}>
          {read.data.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
