import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { wrongAt } from "../../parts/wrongAt";
import settings from "../settings/SettingsScreen.module.css";
import { NewPassphrase } from "../startup/NewPassphrase";

/** Changing one's own passphrase, with the one until now. */
export function OwnPassphrase({ user }: { user: string }) {
  const all = useMessages(area);
  const words = all.account;
  const common = useMessages(access);
  const act = useAct("changeOwnPassphrase");
  const [old, setOld] = useState("");
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    setDiffers(chosen !== again);
    if (chosen !== again) return;
    const done = await act.run({ old, new: chosen });
    if (!done.ok) return;
    setOld("");
    setChosen("");
    setAgain("");
    announce(words.changed);
  }

  const wrong = (field: string) => wrongAt(act.problem, field, common.refusals);
  return (
    <form
      className={settings.group}
      aria-label={words.passphrase}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h2 className={settings.title}>{words.passphrase}</h2>
      {act.problem !== null && act.problem.field === null && (
        <Refusal problem={act.problem} sentences={all.refusals} />
      )}
      {/* A password manager needs to know whose passphrase is changed. */}
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
      <Field
        label={words.old}
        value={old}
        onChange={setOld}
        secret
        required
        fills="current-password"
        error={wrong("old")}
      />
      <NewPassphrase
        label={common.newPassphrase}
        typed={chosen}
        onType={setChosen}
        again={again}
        onAgain={setAgain}
        error={wrong("passphrase")}
        differs={differs}
      />
      <div>
        <Button type="submit" variant="primary" busy={act.busy}>
          {words.change}
        </Button>
      </div>
    </form>
  );
}
