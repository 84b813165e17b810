import { useState } from "react";
import { useAct } from "../../host/HostContext";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { keeping } from "../../messages/keeping";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import { BringBackup } from "./BringBackup";
import { FirstAdministrator } from "./FirstAdministrator";
import styles from "./StartupScreen.module.css";

/**
 * No clinic yet: look around in the demo clinic, set up one's own, which begins with its first administrator, or bring one
 * from a backup.
 */
export function FirstRun() {
  const words = useMessages(startup);
  const { first } = useMessages(access);
  const { bring } = useMessages(keeping);
  const openDemo = useAct("openDemo");
  const [way, setWay] = useState<"none" | "setUp" | "bring">("none");
  const back = () => setWay("none");
  if (way === "setUp") return <FirstAdministrator onBack={back} />;
  if (way === "bring") return <BringBackup onBack={back} />;
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
          <Button size="large" onPress={() => setWay("setUp")}>
            {first.begin}
          </Button>
        </section>
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" icon="folder" onPress={() => setWay("bring")}>
          {bring.choice}
        </Button>
        <span className={styles.text}>{bring.choiceText}</span>
      </div>
    </>
  );
}
