import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useLock } from "../../frame/useLock";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import settings from "../settings/SettingsScreen.module.css";
import { Authenticator } from "./Authenticator";
import { OwnPassphrase } from "./OwnPassphrase";

/** One's own account: leaving the desk, the passphrase, an authenticator. */
export default function AccountScreen() {
  const words = useMessages(area).account;
  const { roles } = useMessages(frame);
  const queries = useQueries();
  const read = useQuery(queries.account());
  const signOut = useAct("signOut");
  const lock = useLock();
  return (
    <div className={settings.screen}>
      <Head title={words.title} asOf={words.sub} />
      <div className={settings.body}>
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : read.data === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={3} />
        ) : (
          <div className={settings.columns}>
            <div className={settings.column}>
              <section className={settings.group} aria-label={words.who}>
                <h2 className={settings.title}>{words.who}</h2>
                <p>
                  <b>{read.data.name}</b>
                </p>
                <p className={settings.dim}>{words.user(read.data.user)}</p>
                <p>{read.data.roles.map((role) => roles[role]).join(", ")}</p>
              </section>
              <section className={settings.group} aria-label={words.leave}>
                <h2 className={settings.title}>{words.leave}</h2>
                {signOut.problem !== null && <ProblemState problem={signOut.problem} />}
                <div>
                  <Button icon="lock" keyCap="Ctrl L" onPress={lock}>
                    {words.lock}
                  </Button>{" "}
                  <Button icon="leave" busy={signOut.busy} onPress={() => void signOut.run()}>
                    {words.signOut}
                  </Button>
                </div>
                <p className={settings.dim}>{words.lockHint}</p>
              </section>
            </div>
            <div className={settings.column}>
              <OwnPassphrase user={read.data.user} />
            </div>
            <div className={settings.column}>
              <Authenticator on={read.data.totp} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
