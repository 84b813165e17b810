import { useQuery } from "@tanstack/react-query";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { LoadingBars, ProblemState, ProblemText, ViewState } from "../../../parts/ViewState";
import { EditDesk } from "./EditDesk";
import styles from "./EditPatientScreen.module.css";

/**
 * Changing a patient's record (SOLO-03, SOLO-04): for a patient (`open.patient`), and filled from a refused change that
 * is to be corrected (`open.intent`). The form begins with what the vendor has now; only keys travel in the navigation.
 */
export default function EditPatientScreen() {
  const words = useMessages(records).edit;
  const queries = useQueries();
  const { here, go } = useNavigation();
  const patient = here.open.patient ?? null;
  const intent = here.open.intent ?? null;
  const who = useQuery(queries.whoAmI()).data;
  const may = who?.roles.some((role) => role === "frontDesk" || role === "clinician") ?? false;
  const read = useQuery({ ...queries.record(patient ?? "", intent), enabled: patient !== null && may });
  if (who !== undefined && !may)
    return (
      <ViewState icon="lock" title={words.denied.title}>
        {words.denied.text}
      </ViewState>
    );
  if (patient === null)
    return (
      <ViewState
        icon="person"
        title={words.noPatient.title}
        actions={<Button onPress={() => go("patients")}>{words.noPatient.go}</Button>}
      >
        {words.noPatient.text}
      </ViewState>
    );
  // Never another person's record under this one's name.
  const view = read.data?.patient.person.key === patient ? read.data : undefined;
  if (view !== undefined)
    return (
      <EditDesk
        key={`${patient} ${intent} ${view.readAt}`}
        view={view}
        clinical={who?.roles.includes("clinician") ?? false}
      />
    );
  const problem = read.isError ? asProblem(read.error) : null;
  const back = <Button onPress={() => go("patient", { key: patient })}>{words.back}</Button>;
  return (
    <div className={styles.screen}>
      <Head title={words.title} tools={back} />
      {problem === null ? (
        <LoadingBars waitsFor={words.loading} rows={6} />
      ) : problem.code === "unreachable" ? (
        <ViewState
          icon="offline"
          alert
          title={words.offline.title}
          actions={<Button onPress={() => void read.refetch()}>{words.offline.again}</Button>}
        >
          {words.offline.text} <ProblemText problem={problem} />
        </ViewState>
      ) : (
        <ProblemState problem={problem} onRetry={() => void read.refetch()} />
      )}
    </div>
  );
}
