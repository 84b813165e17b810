import { useQuery } from "@tanstack/react-query";
import { dateTimeOf } from "../../format/time";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useLanguage, useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import styles from "./StartupScreen.module.css";

/** The backups of the ledger that the console made by itself, newest first. */
export function Backups() {
  const words = useMessages(startup).backups;
  const language = useLanguage();
  const queries = useQueries();
  const backups = useQuery(queries.backups());
  const restore = useAct("restoreBackup");
  // The clinic's zone is in the ledger, which is the very thing that cannot be read.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section className={styles.block}>
      <h2>{words.title}</h2>
      <p className={styles.text}>{words.warn}</p>
      {backups.error !== null && (
        <ProblemState problem={asProblem(backups.error)} onRetry={() => void backups.refetch()} />
      )}
      {restore.problem !== null && <ProblemState problem={restore.problem} />}
      {backups.data?.length === 0 && <p>{words.none}</p>}
      <ul className={styles.list}>
        {backups.data?.map((backup) => {
          const when = dateTimeOf(backup.madeAt, zone, language);
          return (
            <li key={backup.name} className={styles.backup}>
              <b>{when}</b>
              <Button
                label={words.restoreOf(when)}
                busy={restore.busy}
                onPress={() => void restore.run(backup.name)}
              >
                {words.restore}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
