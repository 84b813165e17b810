import { useState } from "react";
import { useAct } from "../../host/HostContext";
import type { Startup, StopReason } from "../../host/types";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { Icon, type IconName } from "../../parts/Icon";
import { ProblemState } from "../../parts/ViewState";
import { Backups } from "./Backups";
import { BringBackup } from "./BringBackup";
import { PassphraseForm } from "./PassphraseForm";
import styles from "./StartupScreen.module.css";

const icons: Record<StopReason, IconName> = {
  noKeyring: "key",
  keyringLocked: "key",
  keyringFailed: "key",
  keyMissing: "key",
  wrongKey: "key",
  passphraseNeeded: "lock",
  wrongPassphrase: "lock",
  plaintext: "shield",
  newer: "info",
  ledgerDamaged: "refused",
  diskFull: "disk",
  inUse: "door",
  folderFailed: "folder",
};

/** Why the console stopped, what that means, and every way out that makes sense. */
export function Stopped({ stop }: { stop: Extract<Startup, { stage: "stopped" }> }) {
  const words = useMessages(startup);
  const { why, waysOut, detail } = stop;
  const asksForPassphrase = why === "passphraseNeeded" || why === "wrongPassphrase";
  const [passphrase, setPassphrase] = useState(asksForPassphrase);
  const [restoring, setRestoring] = useState(false);
  const retry = useAct("retryOpen");
  const quit = useAct("quit");
  return (
    <>
      <Icon name={icons[why]} size="large" className={styles.icon} />
      <h1 className={styles.title}>{words.stops[why].title}</h1>
      <p className={styles.text}>{words.stops[why].text}</p>
      {retry.problem !== null && <ProblemState problem={retry.problem} />}
      {passphrase && waysOut.includes("passphrase") && <PassphraseForm creates={!asksForPassphrase} />}
      {restoring && (
        <>
          <Backups />
          <BringBackup replaces />
        </>
      )}
      <div className={styles.actions}>
        {waysOut.includes("restoreBackup") && !restoring && (
          <Button variant="primary" onPress={() => setRestoring(true)}>
            {words.ways.restoreBackup}
          </Button>
        )}
        {waysOut.includes("tryAgain") && (
          <Button
            variant={waysOut.includes("restoreBackup") || passphrase ? "plain" : "primary"}
            icon="refresh"
            busy={retry.busy}
            onPress={() => void retry.run()}
          >
            {words.ways.tryAgain}
          </Button>
        )}
        {waysOut.includes("passphrase") && !passphrase && (
          <Button icon="lock" onPress={() => setPassphrase(true)}>
            {words.ways.passphrase}
          </Button>
        )}
        {waysOut.includes("quit") && (
          <Button busy={quit.busy} onPress={() => void quit.run()}>
            {words.ways.quit}
          </Button>
        )}
      </div>
      {detail !== "" && (
        <details className={styles.details}>
          <summary>{words.details}</summary>
          <code>{detail}</code>
        </details>
      )}
    </>
  );
}
