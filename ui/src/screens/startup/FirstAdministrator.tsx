import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import type { Role } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Tick } from "../../parts/Tick";
import { NewPassphrase } from "./NewPassphrase";
import styles from "./StartupScreen.module.css";

const OTHERS: readonly Role[] = ["clinician", "frontDesk"];

/** The first person of a clinic: an administrator, who may do other things too. */
export function FirstAdministrator({ onBack }: { onBack?: () => void }) {
  const words = useMessages(access);
  const { roles: names } = useMessages(frame);
  const act = useAct("makeFirstAdministrator");
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    setDiffers(passphrase !== again);
    if (passphrase !== again) return;
    await act.run({ user, name, roles: [...roles], passphrase });
  }

  const wrong = (field: string) =>
    act.problem?.field === field ? (words.refusals[act.problem.what] ?? act.problem.message) : null;
  return (
    <>
      <h1 className={styles.title}>{words.first.title}</h1>
      <p className={styles.text}>{words.first.text}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {act.problem !== null && act.problem.field === null && (
          <Refusal problem={act.problem} sentences={words.refusals} />
        )}
        <Field
          label={words.name}
          hint={words.nameHint}
          value={name}
          onChange={setName}
          required
          maxLength={80}
          error={wrong("name")}
          autoFocus
        />
        <Field
          label={words.user}
          hint={words.userHint}
          value={user}
          onChange={setUser}
          required
          fills="username"
          error={wrong("user")}
        />
        <fieldset className={styles.ticks}>
          <legend>{words.first.also}</legend>
          {OTHERS.map((role) => (
            <Tick
              key={role}
              ticked={roles.includes(role)}
              onChange={(ticked) =>
                setRoles(ticked ? [...roles, role] : roles.filter((each) => each !== role))
              }
            >
              {names[role]}
            </Tick>
          ))}
        </fieldset>
        <NewPassphrase
          typed={passphrase}
          onType={setPassphrase}
          again={again}
          onAgain={setAgain}
          error={wrong("passphrase")}
          differs={differs}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="large" busy={act.busy}>
            {words.first.act}
          </Button>
          {onBack !== undefined && (
            <Button variant="quiet" icon="left" onPress={onBack}>
              {words.back}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
