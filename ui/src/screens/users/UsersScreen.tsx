import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Head } from "../../frame/Head";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { AddUserSheet } from "./AddUserSheet";
import { Emergencies } from "./Emergencies";
import styles from "./UsersScreen.module.css";
import { UserTable } from "./UserTable";

/** People and roles: who signs in here, what they may do, and who opened a record without the role for it. */
export default function UsersScreen() {
  const words = useMessages(area);
  const queries = useQueries();
  const who = useQuery(queries.whoAmI()).data;
  const admin = who?.roles.includes("administrator") ?? false;
  const read = useQuery({ ...queries.users(), enabled: admin });
  const [adding, setAdding] = useState(false);
  const bare = (read.data?.users ?? [])
    .filter((user) => user.active && !user.totp && user.roles.includes("administrator"))
    .map((user) => user.name);
  return (
    <div className={styles.screen}>
      <Head
        title={words.title}
        asOf={words.sub}
        tools={
          admin && (
            <Button variant="primary" icon="plus" onPress={() => setAdding(true)}>
              {words.add}
            </Button>
          )
        }
      />
      <div className={styles.body}>
        {who !== undefined && !admin ? (
          <ViewState icon="lock" title={words.denied.title}>
            {words.denied.text}
          </ViewState>
        ) : read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : read.data === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={4} />
        ) : (
          <>
            {bare.length > 0 && (
              <NoteBar tone="warn" icon="key" title={words.bare(bare.join("; "))}>
                {words.bareText}
              </NoteBar>
            )}
            {read.data.emergencies.length > 0 && <Emergencies all={read.data.emergencies} />}
            <UserTable users={read.data.users} />
          </>
        )}
      </div>
      {adding && <AddUserSheet onClose={() => setAdding(false)} />}
    </div>
  );
}
