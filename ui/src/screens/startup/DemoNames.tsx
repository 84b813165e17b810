import type { DemoPeople } from "../../host/types";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import styles from "./StartupScreen.module.css";

/** The people of the demo clinic and their passphrase; no other clinic has them. */
export function DemoNames({ demo }: { demo: DemoPeople }) {
  const words = useMessages(access).demo;
  const { roles } = useMessages(frame);
  return (
    <section className={styles.block} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className={styles.text}>
        {words.passphrase} <code className={styles.code}>{demo.passphrase}</code>
      </p>
      <ul className={styles.list}>
        {demo.users.map(({ user, roles: held }) => (
          <li key={user} className={styles.backup}>
            <code className={styles.code}>{user}</code>
            <span>{held.map((role) => roles[role]).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
