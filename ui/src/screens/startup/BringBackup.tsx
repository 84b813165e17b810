import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { keeping as area } from "../../messages/keeping";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import styles from "./StartupScreen.module.css";

/**
 * A clinic from a backup that was carried away: the file, by the desktop's own dialog, and its passphrase. A wrong one is
 * typed again without choosing the file once more.
 */
export function BringBackup({ replaces = false, onBack }: { replaces?: boolean; onBack?: () => void }) {
  const all = useMessages(area);
  const words = all.bring;
  const choose = useAct("chooseBackup");
  const act = useAct("bringBackup");
  const [file, setFile] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");

  async function ask(): Promise<void> {
    const done = await choose.run();
    if (!done.ok || done.value === null) return;
    setFile(done.value);
    act.reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy || file === null) return;
    const done = await act.run({ passphrase });
    if (done.ok) setPassphrase("");
  }

  const problem = act.problem ?? choose.problem;
  return (
    <section className={replaces ? styles.block : undefined} aria-label={words.title}>
      {replaces ? <h2>{words.title}</h2> : <h1 className={styles.title}>{words.title}</h1>}
      <p className={styles.text}>
        {words.text} {replaces && words.replaces}
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
        <div>
          <Button icon="folder" busy={choose.busy} onPress={() => void ask()}>
            {file === null ? words.choose : words.another}
          </Button>
        </div>
        {file !== null && <p role="status">{words.chosen(file)}</p>}
        <Field label={words.passphrase} value={passphrase} onChange={setPassphrase} secret required />
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            size="large"
            busy={act.busy}
            off={file === null ? words.first : null}
          >
            {words.act}
          </Button>
          {onBack !== undefined && (
            <Button variant="quiet" icon="left" onPress={onBack}>
              {all.back}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
