import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { UserView } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { FormEnd } from "../../parts/FormEnd";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { wrongAt } from "../../parts/wrongAt";
import { GivenField } from "./GivenField";
import styles from "./UsersScreen.module.css";

/** A passphrase for the next sign-in of somebody who forgot theirs. */
export function GivePassphraseSheet({ user, onClose }: { user: UserView; onClose: () => void }) {
  const words = useMessages(area);
  const common = useMessages(access);
  const act = useAct("givePassphrase");
  const [passphrase, setPassphrase] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const done = await act.run({ id: user.id, passphrase });
    if (!done.ok) return;
    announce(words.given(user.name));
    onClose();
  }

  const wrong = wrongAt(act.problem, "passphrase", common.refusals);
  return (
    <Sheet title={words.giveOf(user.name)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        {act.problem !== null && wrong === null && (
          <Refusal problem={act.problem} sentences={words.refusals} />
        )}
        <p>{words.giveText}</p>
        <GivenField value={passphrase} onChange={setPassphrase} error={wrong} autoFocus />
        <FormEnd act={words.giveAct} busy={act.busy} back={common.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
