import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useAct } from "../../host/HostContext";
import { invalidate } from "../../host/queries";
import { stales } from "../../host/tags";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import styles from "./StartupScreen.module.css";

const SoloForm = lazy(async () => ({ default: (await import("../connections/SoloForm")).SoloForm }));

/** No clinic yet: look around in the demo clinic, or connect Solo. */
export function FirstRun() {
  const words = useMessages(startup);
  const client = useQueryClient();
  const openDemo = useAct("openDemo");
  const [connecting, setConnecting] = useState(false);

  if (connecting) {
    return (
      <>
        <h1 className={styles.title}>{words.solo.title}</h1>
        <p className={styles.text}>{words.solo.text}</p>
        <Suspense fallback={null}>
          <SoloForm onSaved={() => void invalidate(client, stales.saveSolo)} />
        </Suspense>
        <div className={styles.actions}>
          <Button variant="quiet" icon="left" onPress={() => setConnecting(false)}>
            {words.solo.back}
          </Button>
        </div>
      </>
    );
  }
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
          <h2>{words.solo.title}</h2>
          <p>{words.solo.text}</p>
          <Button size="large" icon="plug" onPress={() => setConnecting(true)}>
            {words.solo.act}
          </Button>
        </section>
      </div>
    </>
  );
}
