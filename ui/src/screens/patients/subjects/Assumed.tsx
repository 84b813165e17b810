import { useMessages } from "../../../messages/area";
import { subjects } from "../../../messages/subjects";
import styles from "./Subjects.module.css";

/** That what is sent follows an assumed contract. */
export function Assumed() {
  const words = useMessages(subjects);
  return (
    <p className={styles.hint}>
      <span className={styles.assumed}>{words.assumed}</span> {words.assumedText}
    </p>
  );
}
