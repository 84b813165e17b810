import { useId } from "react";
import type { Role } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { users as area } from "../messages/users";
import styles from "./RoleTicks.module.css";
import { Tick } from "./Tick";

const ALL: readonly Role[] = ["frontDesk", "clinician", "administrator"];

/** What somebody is here for; roles combine. */
export function RoleTicks({
  of = ALL,
  legend,
  roles,
  onChange,
  error = null,
}: {
  /** The roles to choose from. */
  of?: readonly Role[];
  /** What is asked, where that is not simply which roles. */
  legend?: string;
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string | null;
}) {
  const words = useMessages(area);
  const names = useMessages(frame).roles;
  const id = useId();
  return (
    <fieldset className={styles.ticks} aria-describedby={error === null ? undefined : id}>
      <legend>{legend ?? words.columns.roles}</legend>
      {of.map((role) => (
        <Tick
          key={role}
          ticked={roles.includes(role)}
          onChange={(ticked) =>
            onChange(of.filter((each) => (each === role ? ticked : roles.includes(each))))
          }
        >
          {names[role]}
          <span className={styles.may}>{words.may[role]}</span>
        </Tick>
      ))}
      {error !== null && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
