import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import type { Role } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { RoleTicks } from "../../parts/RoleTicks";
import { wrongAt } from "../../parts/wrongAt";
import { NewPassphrase } from "./NewPassphrase";
import styles from "./StartupScreen.module.css";

const OTHERS: readonly Role[] = ["frontDesk", "clinician"];

/** The first person of a clinic: an administrator, who may do other things too. */
export function FirstAdministrator({ onBack }: { onBack?: () => void }) {
  const words = useMessages(access);
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

  const wrong = (field: string) => wrongAt(act.problem, field, words.refusals);
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
        <RoleTicks of={OTHERS} legend={words.first.also} roles={roles} onChange={setRoles} />
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
