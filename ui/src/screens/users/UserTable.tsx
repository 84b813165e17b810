import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { UserView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
import table from "../table.module.css";
import { ChangeUserSheet } from "./ChangeUserSheet";
import { GivePassphraseSheet } from "./GivePassphraseSheet";
import styles from "./UsersScreen.module.css";

type Open = { what: "change" | "passphrase" | "end"; user: UserView };

/** Everybody who signs in here or did, with what an administrator may do about them. */
export function UserTable({ users }: { users: readonly UserView[] }) {
  const words = useMessages(area);
  const { roles } = useMessages(frame);
  const [open, setOpen] = useState<Open | null>(null);
  const restore = useAct("restoreUser");
  const unlock = useAct("unlockUser");
  const off = useAct("removeAuthenticator");
  const refused = restore.problem ?? unlock.problem ?? off.problem;
  const close = () => setOpen(null);

  async function tell(act: Promise<{ ok: boolean }>, sentence: string): Promise<void> {
    if ((await act).ok) announce(sentence);
  }

  return (
    <>
      {refused !== null && <Refusal problem={refused} sentences={words.refusals} />}
      <table className={`${table.table} ${styles.table}`}>
        <caption className="heard">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.roles}</th>
            <th scope="col">{words.columns.standing}</th>
            <th scope="col">{words.columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} data-ended={!user.active || undefined}>
              <th scope="row">
                <b>{user.name}</b>
                <span className={table.second}>
                  {user.user}
                  {user.you && ` · ${words.you}`}
                </span>
              </th>
              <td>{user.roles.map((role) => roles[role]).join(", ")}</td>
              <td>
                <Standing user={user} />
              </td>
              <td>
                <span className={styles.acts}>
                  <Button
                    size="small"
                    label={words.changeOf(user.name)}
                    onPress={() => setOpen({ what: "change", user })}
                  >
                    {words.change}
                  </Button>
                  {user.lockedUntil !== null && (
                    <Button
                      size="small"
                      label={words.unlockOf(user.name)}
                      busy={unlock.busy}
                      onPress={() => void tell(unlock.run(user.id), words.unlocked(user.name))}
                    >
                      {words.unlock}
                    </Button>
                  )}
                  {user.totp && !user.you && (
                    <Button
                      size="small"
                      label={words.totpOffOf(user.name)}
                      busy={off.busy}
                      onPress={() => void tell(off.run(user.id), words.totpGone(user.name))}
                    >
                      {words.totpOff}
                    </Button>
                  )}
                  {user.active && !user.you && (
                    <Button
                      size="small"
                      label={words.giveOf(user.name)}
                      onPress={() => setOpen({ what: "passphrase", user })}
                    >
                      {words.give}
                    </Button>
                  )}
                  {user.active ? (
                    <Button
                      size="small"
                      variant="quiet"
                      label={words.endOf(user.name)}
                      onPress={() => setOpen({ what: "end", user })}
                    >
                      {words.end}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      label={words.restoreOf(user.name)}
                      busy={restore.busy}
                      onPress={() => void tell(restore.run(user.id), words.restored(user.name))}
                    >
                      {words.restore}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open?.what === "change" && <ChangeUserSheet user={open.user} onClose={close} />}
      {open?.what === "passphrase" && <GivePassphraseSheet user={open.user} onClose={close} />}
      {open?.what === "end" && <EndUserSheet user={open.user} onClose={close} />}
    </>
  );
}

function Standing({ user }: { user: UserView }) {
  const words = useMessages(area).standing;
  const format = useFormat();
  const over = user.givenUntil !== null && Date.parse(user.givenUntil) < Date.now();
  const given = over
    ? words.ranOut
    : user.givenUntil === null
      ? words.mustChange
      : `${words.mustChange} · ${words.givenUntil(format.dateTime(user.givenUntil))}`;
  const told = [
    user.active ? words.active : words.ended,
    user.lockedUntil === null ? null : words.locked(format.time(user.lockedUntil)),
    user.mustChange && user.active ? given : null,
    user.totp ? words.totp : null,
  ];
  return <>{told.filter((part) => part !== null).join(" · ")}</>;
}

function EndUserSheet({ user, onClose }: { user: UserView; onClose: () => void }) {
  const words = useMessages(area);
  const act = useAct("endUser");

  async function end(): Promise<void> {
    const done = await act.run(user.id);
    if (!done.ok) return;
    announce(words.ended(user.name));
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.ending.title(user.name)}
      cancel={words.ending.keep}
      confirm={words.ending.act}
      act={act}
      sentences={words.refusals}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p>{user.you ? words.ending.you : words.ending.text}</p>
    </ConfirmSheet>
  );
}
