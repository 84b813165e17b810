import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem, closed } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { metrics } from "../../messages/metrics";
import { Button } from "../../parts/Button";
import { EmergencyAccess } from "../../parts/Emergency/EmergencyAccess";
import { useReads } from "../../parts/Emergency/useReads";
import { Gate } from "../../parts/Gate";
import styles from "./MetricsScreen.module.css";
import { Readings } from "./Readings";

/** One patient's readings, drawn over time, under the patient's own banner. */
export default function MetricsScreen() {
  const words = useMessages(metrics);
  const queries = useQueries();
  const { here, back } = useNavigation();
  const key = here.open.patient ?? "";
  const whose = useQuery({ ...queries.patient(key), enabled: key !== "" });
  const read = useQuery({ ...queries.metrics(key), enabled: key !== "" });
  const who = useQuery(queries.whoAmI()).data;
  // Banner and readings are of one record, or neither is shown.
  const patient = whose.data?.person.key === key ? whose.data : undefined;
  // What was read is shown no longer than it is open.
  const { reads } = useReads(key);
  if (patient !== undefined && read.data !== undefined && who !== undefined && reads === true)
    return <Readings key={key} patient={patient} view={read.data} roles={who.roles} />;
  const failed = whose.isError ? asProblem(whose.error) : read.isError ? asProblem(read.error) : null;
  const problem = failed ?? (read.data !== undefined && reads === false ? closed : null);
  return (
    <div className={styles.screen}>
      <Head
        title={words.title}
        tools={
          <Button keyCap="Esc" onPress={back}>
            {words.back}
          </Button>
        }
      />
      <Gate
        problem={problem}
        waitsFor={words.loading}
        rows={5}
        notFound={{ icon: "person", ...words.notFound }}
        denied={{ ...words.denied, actions: <EmergencyAccess patient={key} /> }}
        onRetry={() => {
          void whose.refetch();
          void read.refetch();
        }}
      />
    </div>
  );
}
