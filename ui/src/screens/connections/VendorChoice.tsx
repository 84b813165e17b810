import type { Vendor } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import styles from "./ConnectionForm.module.css";
import { VendorButtons } from "./VendorButtons";

/** The first step of a new connection: at which vendor. */
export function VendorChoice({
  onChoose,
  onCancel,
}: {
  onChoose: (vendor: Vendor) => void;
  onCancel: (() => void) | undefined;
}) {
  const words = useMessages(accounts).choose;
  const { cancel } = useMessages(connections).form;
  return (
    <section className={styles.form} aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      <p className={styles.intro}>{words.text}</p>
      <VendorButtons onChoose={onChoose} />
      {onCancel !== undefined && (
        <div className={styles.acts}>
          <Button size="large" onPress={onCancel}>
            {cancel}
          </Button>
        </div>
      )}
    </section>
  );
}
