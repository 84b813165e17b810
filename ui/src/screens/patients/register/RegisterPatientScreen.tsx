import { useQuery } from "@tanstack/react-query";
import { useNavigation } from "../../../frame/navigation";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { LoadingBars, ProblemState, ViewState } from "../../../parts/ViewState";
import { RegisterDesk } from "./RegisterDesk";

/** Registering someone (SOLO-05): empty, or filled from a refused registration that is to be corrected (`open.intent`). */
export default function RegisterPatientScreen() {
  const words = useMessages(records).register;
  const queries = useQueries();
  const { here, go } = useNavigation();
  const intent = here.open.intent ?? null;
  const who = useQuery(queries.whoAmI()).data;
  const accounts = useQuery({ ...queries.board(null), select: (board) => board.connections });
  const before = useQuery({ ...queries.keptRecord(intent ?? ""), enabled: intent !== null });
  if (who !== undefined && !who.roles.some((role) => role === "frontDesk" || role === "clinician"))
    return (
      <ViewState icon="lock" title={words.denied.title}>
        {words.denied.text}
      </ViewState>
    );
  if (accounts.isError)
    return <ProblemState problem={asProblem(accounts.error)} onRetry={() => void accounts.refetch()} />;
  if (before.isError)
    return <ProblemState problem={asProblem(before.error)} onRetry={() => void before.refetch()} />;
  if (accounts.data === undefined || (intent !== null && before.data === undefined))
    return <LoadingBars waitsFor={words.loading} rows={6} />;
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
  return <RegisterDesk key={intent} accounts={accounts.data} before={before.data ?? null} />;
}
