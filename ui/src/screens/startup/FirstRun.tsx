import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useAct } from "../../host/HostContext";
import { invalidate } from "../../host/queries";
import { stales } from "../../host/tags";
import type { Vendor } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { ProblemState } from "../../parts/ViewState";
import { VendorButtons } from "../connections/VendorButtons";
import styles from "./StartupScreen.module.css";

const ConnectionForm = lazy(async () => ({
  default: (await import("../connections/ConnectionForm")).ConnectionForm,
}));

/** No clinic yet: look around in the demo clinic, or connect one of the vendors. */
export function FirstRun() {
  const words = useMessages(startup);
  const account = useMessages(accounts);
  const client = useQueryClient();
  const openDemo = useAct("openDemo");
  const [connecting, setConnecting] = useState<Vendor | null>(null);

  if (connecting !== null) {
    return (
      <>
        <h1 className={styles.title}>{account.vendors[connecting].title}</h1>
        <p className={styles.text}>{account.vendors[connecting].needs}</p>
        <Suspense fallback={null}>
          <ConnectionForm
            vendor={connecting}
            onSaved={() => void invalidate(client, stales.saveConnection)}
          />
        </Suspense>
        <div className={styles.actions}>
          <Button variant="quiet" icon="left" onPress={() => setConnecting(null)}>
            {words.connect.back}
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
          <h2>{words.connect.title}</h2>
          <p>{words.connect.text}</p>
          <VendorButtons onChoose={setConnecting} />
        </section>
      </div>
    </>
  );
}
