import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import styles from "./Reports.module.css";

/** Tries another password on a file that is here. */
export function UnlockForm({ report }: { report: string }) {
  const words = useMessages(reports);
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const act = useAct("unlockReport");

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    setWrong(password === "" ? words.panel.noPassword : null);
    if (password === "") return;
    if ((await act.run(report, password)).ok) setPassword("");
  }

  return (
    <form onSubmit={(event) => void unlock(event)} noValidate className={styles.unlock}>
      <Field
        label={words.panel.password}
        hint={words.panel.unlockHint}
        value={password}
        secret
        mono
        required
        error={wrong}
        onChange={(typed) => {
          setPassword(typed);
          setWrong(null);
          act.reset();
        }}
      />
      <Button type="submit" icon="key" busy={act.busy}>
        {words.panel.unlock}
      </Button>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.moved} />}
    </form>
  );
}

/** The password that is kept, only when somebody asks for it; it leaves the page when it is hidden or the panel closes. */
export function ShowPassword({ report }: { report: string }) {
  const words = useMessages(reports);
  const [shown, setShown] = useState<string | null>(null);
  const act = useAct("reportPassword");

  async function show(): Promise<void> {
    const outcome = await act.run(report);
    act.reset();
    if (outcome.ok) setShown(outcome.value);
  }

  if (shown === null) {
    return (
      <>
        <Button size="small" variant="quiet" icon="key" busy={act.busy} onPress={() => void show()}>
          {words.panel.show}
        </Button>
        {act.problem !== null && <Refusal problem={act.problem} sentences={words.moved} />}
      </>
    );
  }
  return (
    <p role="status">
      {words.panel.showing}: <code>{shown}</code>
      <br />
      {words.panel.shown}{" "}
      <Button size="small" variant="quiet" onPress={() => setShown(null)}>
        {words.panel.hide}
      </Button>
    </p>
  );
}
