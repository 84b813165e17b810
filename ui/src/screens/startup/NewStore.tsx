import { useState } from "react";
import { useMessages } from "../../messages/area";
import { keeping as area } from "../../messages/keeping";
import { Button } from "../../parts/Button";
import { BringBackup } from "./BringBackup";
import { FirstAdministrator } from "./FirstAdministrator";
import styles from "./StartupScreen.module.css";

/** A store that nobody signs in to yet: its first administrator, or a clinic from a backup. */
export function NewStore() {
  const words = useMessages(area).bring;
  const [brings, setBrings] = useState(false);
  if (brings) return <BringBackup onBack={() => setBrings(false)} />;
  return (
    <>
      <FirstAdministrator />
      <div className={styles.actions}>
        <Button variant="quiet" icon="folder" onPress={() => setBrings(true)}>
          {words.choice}
        </Button>
      </div>
    </>
  );
}
