import { useQuery } from "@tanstack/react-query";
import { useNavigation } from "../../../frame/navigation";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { Role } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { AccountGuard } from "../../../parts/AccountGuard";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { RegisterWhere } from "./RegisterWhere";

const MAY: readonly Role[] = ["frontDesk", "clinician"];

/** Registering someone (SOLO-05): empty, or filled from a refused registration that is to be corrected (`open.intent`). */
export default function RegisterPatientScreen() {
  const words = useMessages(records).register;
  const queries = useQueries();
  const { here } = useNavigation();
  const intent = here.open.intent ?? null;
  const before = useQuery({ ...queries.keptRecord(intent ?? ""), enabled: intent !== null });
  return (
    <AccountGuard roles={MAY} words={words} rows={6}>
      {(accounts) =>
        before.isError ? (
          <ProblemState problem={asProblem(before.error)} onRetry={() => void before.refetch()} />
        ) : intent !== null && before.data === undefined ? (
          <LoadingBars waitsFor={words.loading} rows={6} />
        ) : (
          <RegisterWhere key={intent} accounts={accounts} before={before.data ?? null} />
        )
      }
    </AccountGuard>
  );
}
