import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { AuthenticatorOffer } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { wrongAt } from "../../parts/wrongAt";
import settings from "../settings/SettingsScreen.module.css";
import styles from "./AccountScreen.module.css";
import { OfferedSecret } from "./OfferedSecret";

/** Setting an authenticator up, which counts once a code was entered, and taking it off again. */
export function Authenticator({ on }: { on: boolean }) {
  const all = useMessages(area);
  const words = all.account;
  const offer = useAct("offerAuthenticator");
  const [offered, setOffered] = useState<AuthenticatorOffer | null>(null);

  async function begin(): Promise<void> {
    const done = await offer.run();
    if (done.ok) setOffered(done.value);
  }

  return (
    <section className={settings.group} aria-label={words.authenticator}>
      <h2 className={settings.title}>{words.authenticator}</h2>
      <p className={settings.dim}>{on ? words.on : words.off}</p>
      {offer.problem !== null && <Refusal problem={offer.problem} sentences={all.refusals} />}
      {on ? (
        <CodeForm act="removeOwnAuthenticator" does={words.remove} done={words.removed} danger />
      ) : offered === null ? (
        <div>
          <Button icon="key" busy={offer.busy} onPress={() => void begin()}>
            {words.begin}
          </Button>
        </div>
      ) : (
        <>
          <OfferedSecret offer={offered} />
          <CodeForm
            act="setAuthenticator"
            does={words.confirm}
            done={words.set}
            onDone={() => setOffered(null)}
          />
        </>
      )}
    </section>
  );
}

/** The passphrase and a code: what is needed to set an authenticator or to take it off. */
function CodeForm({
  act: name,
  does,
  done,
  danger = false,
  onDone,
}: {
  act: "setAuthenticator" | "removeOwnAuthenticator";
  does: string;
  done: string;
  danger?: boolean;
  onDone?: () => void;
}) {
  const all = useMessages(area);
  const common = useMessages(access);
  const act = useAct(name);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const outcome = await act.run({ passphrase, code });
    if (!outcome.ok) return;
    announce(done);
    onDone?.();
  }

  const wrong = (field: string) => wrongAt(act.problem, field, common.refusals);
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {act.problem !== null && act.problem.field === null && (
        <Refusal problem={act.problem} sentences={all.refusals} />
      )}
      <Field
        label={all.account.current}
        value={passphrase}
        onChange={setPassphrase}
        secret
        required
        fills="current-password"
        error={wrong("old")}
      />
      <Field
        label={common.code}
        hint={common.codeHint}
        value={code}
        onChange={setCode}
        required
        inputMode="numeric"
        fills="one-time-code"
        error={wrong("code")}
      />
      <div>
        <Button type="submit" variant={danger ? "danger" : "primary"} busy={act.busy}>
          {does}
        </Button>
      </div>
    </form>
  );
}
