import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigation } from "../frame/navigation";
import { useQueries } from "../host/HostContext";
import { asProblem } from "../host/problem";
import type { ConnectionAge, Role } from "../host/types";
import { Button } from "./Button";
import { LoadingBars, ProblemState, ViewState } from "./ViewState";

/**
 * What a screen needs before it can do anything at a vendor: a person who may, and an account to do it at. It shows why
 * there is none, or gives the accounts to the screen.
 */
export function AccountGuard({
  roles,
  words,
  rows,
  children,
}: {
  /** One of them is enough. */
  roles: readonly Role[];
  words: {
    loading: string;
    denied: { title: string; text: string };
    noConnection: { title: string; text: string; go: string };
  };
  /** How many bars stand there while it is loading. */
  rows: number;
  children: (accounts: readonly ConnectionAge[]) => ReactNode;
}) {
  const queries = useQueries();
  const { go } = useNavigation();
  const who = useQuery(queries.whoAmI()).data;
  const accounts = useQuery({ ...queries.board(null), select: (board) => board.connections });
  if (who !== undefined && !who.roles.some((role) => roles.includes(role)))
    return (
      <ViewState icon="lock" title={words.denied.title}>
        {words.denied.text}
      </ViewState>
    );
  if (accounts.isError)
    return <ProblemState problem={asProblem(accounts.error)} onRetry={() => void accounts.refetch()} />;
  if (accounts.data === undefined) return <LoadingBars waitsFor={words.loading} rows={rows} />;
  if (accounts.data.length === 0)
    return (
      <ViewState
        icon="plug"
        title={words.noConnection.title}
        actions={<Button onPress={() => go("connections")}>{words.noConnection.go}</Button>}
      >
        {words.noConnection.text}
      </ViewState>
    );
  return children(accounts.data);
}
