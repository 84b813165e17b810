import type { FormEvent } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { Role, UserView } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Field } from "../../parts/Field";
import { FormEnd } from "../../parts/FormEnd";
import { Refusal } from "../../parts/Refusal";
import { RoleTicks } from "../../parts/RoleTicks";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TypedAgain } from "../../parts/TypedAgain";
import { wrongAt } from "../../parts/wrongAt";
import styles from "./UsersScreen.module.css";

/** A person's name and roles. */
export function ChangeUserSheet({ user, onClose }: { user: UserView; onClose: () => void }) {
  const words = useMessages(area);
  const common = useMessages(access);
  const act = useAct("changeUser");
  const form = useTypedForm("user", user.id);
  const [name, setName] = useTyped(form, "name", user.name);
  const [roles, setRoles] = useTyped<Role[]>(form, "roles", [...user.roles]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const done = await act.run({ id: user.id, name, roles });
    if (!done.ok) return;
    announce(words.changed(name));
    onClose();
  }

  const wrong = (field: string) => wrongAt(act.problem, field, common.refusals);
  return (
    <Sheet title={words.changeOf(user.name)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
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
        <RoleTicks roles={roles} onChange={setRoles} error={wrong("roles")} />
        <FormEnd act={words.changeAct} busy={act.busy} back={common.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
