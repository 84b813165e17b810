import type { WhoAmI } from "../../host/types";
import { useMessages } from "../../messages/area";
import { settings as area } from "../../messages/settings";
import styles from "./SettingsScreen.module.css";

/** Who sits here and with which roles. */
export function Who({ who }: { who: WhoAmI }) {
  const words = useMessages(area);
  return (
    <div className={styles.column}>
      <section className={styles.group} aria-label={words.who.title}>
        <h2 className={styles.title}>{words.who.title}</h2>
        <p>
          <b>{who.name}</b>
        </p>
        <ul className={styles.roles} aria-label={words.who.roles}>
          {who.roles.map((role) => (
            <li key={role}>{words.roles[role]}</li>
          ))}
        </ul>
        {who.demo && <p className={styles.dim}>{words.who.demo}</p>}
      </section>
    </div>
  );
}
