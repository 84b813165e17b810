import { useAct } from "../../host/HostContext";
import type { WhoAmI } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import { Connect } from "./Connect";
import styles from "./StartupScreen.module.css";

/** Somebody is signed in and no vendor is connected: an administrator connects one, anybody else is told who can. */
export function NotConnected({ who }: { who: WhoAmI }) {
  const words = useMessages(access);
  const signOut = useAct("signOut");
  return (
    <>
      {who.roles.includes("administrator") ? (
        <Connect />
      ) : (
        <>
          <h1 className={styles.title}>{words.notConnected.title}</h1>
          <p className={styles.text}>{words.notConnected.text}</p>
        </>
      )}
      {signOut.problem !== null && <ProblemState problem={signOut.problem} />}
      <div className={styles.foot}>
        <span>{words.signedInAs(who.name)}</span>
        <Button variant="quiet" icon="leave" busy={signOut.busy} onPress={() => void signOut.run()}>
          {words.signOut}
        </Button>
      </div>
    </>
  );
}
