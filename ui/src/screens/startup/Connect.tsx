import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { invalidate } from "../../host/queryClient";
import { stales } from "../../host/tags";
import type { Vendor } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { splitOff } from "../../parts/splitOff";
import { VendorButtons } from "../connections/VendorButtons";
import styles from "./StartupScreen.module.css";

const ConnectionForm = splitOff(async () => ({
  default: (await import("../connections/ConnectionForm")).ConnectionForm,
}));

/** Connects the first of the vendors. */
export function Connect() {
  const words = useMessages(startup);
  const account = useMessages(accounts);
  const client = useQueryClient();
  const [connecting, setConnecting] = useState<Vendor | null>(null);
  if (connecting !== null) {
    return (
      <>
        <h1 className={styles.title}>{account.vendors[connecting].title}</h1>
        <p className={styles.text}>{account.vendors[connecting].needs}</p>
        <ConnectionForm vendor={connecting} onSaved={() => void invalidate(client, stales.saveConnection)} />
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
      <h1 className={styles.title}>{words.connect.title}</h1>
      <p className={styles.text}>{words.connect.text}</p>
      <div className={styles.actions}>
        <VendorButtons onChoose={setConnecting} />
      </div>
    </>
  );
}
