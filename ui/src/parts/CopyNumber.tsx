import { useEffect, useState } from "react";
import { announce } from "../frame/announcer";
import { useAct } from "../host/HostContext";
import type { Identifier, PatientKey } from "../host/types";
import { useMessages } from "../messages/area";
import { copying } from "../messages/copying";
import { parts } from "../messages/parts";
import styles from "./CopyNumber.module.css";
import { Icon } from "./Icon";

/** As long as the core leaves it on the clipboard. */
const STAYS_MS = 30_000;

/**
 * Copies a number of a record. The page says whose and which; the core reads the number itself, keeps that it was copied,
 * and takes it from the clipboard again.
 */
export function CopyNumber({ patient, number }: { patient: PatientKey; number: Identifier }) {
  const words = useMessages(copying);
  const { numbers } = useMessages(parts);
  const act = useAct("copyIdentifier");
  const [copied, setCopied] = useState(0);
  const name = `${numbers[number.kind]} ${number.issuer}`.trim();
  useEffect(() => {
    if (copied === 0) return;
    const over = setTimeout(() => setCopied(0), STAYS_MS);
    return () => clearTimeout(over);
  }, [copied]);

  async function copy(): Promise<void> {
    if (act.busy) return;
    const { kind, issuer } = number;
    const done = await act.run({ patient, kind, issuer });
    setCopied((times) => (done.ok ? times + 1 : 0));
    announce(done.ok ? words.said(name) : words.failed(name), done.ok ? "polite" : "assertive");
  }

  const failed = act.problem !== null;
  const text = failed ? words.failedShort : copied > 0 ? words.copied : words.copy;
  const label = failed || copied === 0 ? words.copyOf(name) : words.copiedOf(name);
  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={failed ? `${words.failedShort}. ${label}` : label}
      title={failed ? words.failed(name) : label}
      aria-disabled={act.busy || undefined}
      data-copied={copied > 0 || undefined}
      onClick={() => void copy()}
    >
      <Icon name={failed ? "refused" : copied > 0 ? "check" : "copy"} size="row" />
      {(failed || copied > 0) && <span>{text}</span>}
    </button>
  );
}
