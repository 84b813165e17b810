import { useState } from "react";
import { useAct } from "../../host/HostContext";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import { FirstAdministrator } from "./FirstAdministrator";
import styles from "./StartupScreen.module.css";

/** No clinic yet: look around in the demo clinic, or set up one's own, which begins with its first administrator. */
export function FirstRun() {
  const words = useMessages(startup);
  const { first } = useMessages(access);
  const openDemo = useAct("openDemo");
  const [setsUp, setSetsUp] = useState(false);
  if (setsUp) return <FirstAdministrator onBack={() => setSetsUp(false)} />;
  return (
    <>
      <h1 className={styles.title}>{words.welcome}</h1>
      <p className={styles.text}>{words.welcomeText}</p>
      {openDemo.problem !== null && <ProblemState problem={openDemo.problem} />}
      <div className={styles.choices}>
        <section className={styles.choice}>
          <h2>{words.demo.title}</h2>
          <p>{words.demo.text}</p>
          <Button variant="primary" size="large" busy={openDemo.busy} onPress={() => void openDemo.run()}>
            {words.demo.act}
          </Button>
        </section>
        <section className={styles.choice}>
          <h2>{first.choice}</h2>
          <p>{first.choiceText}</p>
          <Button size="large" onPress={() => setSetsUp(true)}>
            {first.begin}
          </Button>
        </section>
      </div>
    </>
  );
}
