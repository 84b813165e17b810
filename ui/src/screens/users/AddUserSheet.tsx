import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { Role } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Field } from "../../parts/Field";
import { FormEnd } from "../../parts/FormEnd";
import { Refusal } from "../../parts/Refusal";
import { RoleTicks } from "../../parts/RoleTicks";
import { Sheet } from "../../parts/Sheet/Sheet";
import { wrongAt } from "../../parts/wrongAt";
import { GivenField } from "./GivenField";
import styles from "./UsersScreen.module.css";

/** A new person, with a passphrase for the first sign-in: it is told to them, so that it is shown as it is typed. */
export function AddUserSheet({ onClose }: { onClose: () => void }) {
  const words = useMessages(area);
  const common = useMessages(access);
  const act = useAct("addUser");
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [roles, setRoles] = useState<Role[]>([]);
  const [passphrase, setPassphrase] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const done = await act.run({ user, name, roles, passphrase });
    if (!done.ok) return;
    announce(words.added(name));
    onClose();
  }

  const wrong = (field: string) => wrongAt(act.problem, field, common.refusals);
  return (
    <Sheet title={words.addTitle} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        {act.problem !== null && act.problem.field === null && (
          <Refusal problem={act.problem} sentences={words.refusals} />
        )}
        <Field
          label={common.name}
          hint={common.nameHint}
          value={name}
          onChange={setName}
          required
          maxLength={80}
          error={wrong("name")}
          autoFocus
        />
        <Field
          label={common.user}
          hint={common.userHint}
          value={user}
          onChange={setUser}
          required
          error={wrong("user")}
        />
        <RoleTicks roles={roles} onChange={setRoles} error={wrong("roles")} />
        <GivenField value={passphrase} onChange={setPassphrase} error={wrong("passphrase")} />
        <FormEnd act={words.addAct} busy={act.busy} back={common.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
