import type { Role } from "../../host/types";
import { useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import { users as area } from "../../messages/users";
import { Tick } from "../../parts/Tick";
import styles from "./UsersScreen.module.css";

const ALL: readonly Role[] = ["frontDesk", "clinician", "administrator"];

/** What somebody is here for; roles combine. */
export function RoleTicks({
  roles,
  onChange,
  error,
}: {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  error: string | null;
}) {
  const words = useMessages(area);
  const names = useMessages(frame).roles;
  return (
    <fieldset className={styles.ticks} aria-describedby={error === null ? undefined : "roles-error"}>
      <legend>{words.columns.roles}</legend>
      {ALL.map((role) => (
        <Tick
          key={role}
          ticked={roles.includes(role)}
          onChange={(ticked) =>
            onChange(ALL.filter((each) => (each === role ? ticked : roles.includes(each))))
          }
        >
          {names[role]}
          <span className={styles.may}>{words.may[role]}</span>
        </Tick>
      ))}
      {error !== null && (
        <p id="roles-error" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
