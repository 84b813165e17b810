import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem, closed } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { EmergencyAccess } from "../../parts/Emergency/EmergencyAccess";
import { useReads } from "../../parts/Emergency/useReads";
import { Gate } from "../../parts/Gate";
import { ViewState } from "../../parts/ViewState";
import desk from "./desk.module.css";
import { NoteRead } from "./NoteRead";
import { NoteRecord } from "./NoteRecord";

/**
 * The note of one visit, in the place of the list it was opened from (PAL-1040). It is shown only under the banner of the
 * patient it belongs to: both are read before either is drawn.
 */
export default function NoteScreen() {
  const words = useMessages(area);
  const queries = useQueries();
  const { here, back } = useNavigation();
  const visit = here.open.visit ?? "";
  const read = useQuery({ ...queries.note(visit), enabled: visit !== "" });
  const note = read.data?.visit === visit ? read.data : undefined;
  const key = note?.person.key ?? null;
  const whose = useQuery({ ...queries.patient(key ?? ""), enabled: key !== null });
  const patient = whose.data?.person.key === key ? whose.data : undefined;
  const who = useQuery(queries.whoAmI()).data;
  // What was read is shown no longer than it is open.
  const { reads, until } = useReads(key);
  const failed = read.isError ? asProblem(read.error) : whose.isError ? asProblem(whose.error) : null;
  const problem = failed ?? (note !== undefined && key !== null && reads === false ? closed : null);
  const denied = problem?.code === "denied";
  const of = useQuery({ ...queries.visit(visit), enabled: denied }).data?.row.person.key ?? null;
  if (note !== undefined && patient !== undefined && who !== undefined && reads === true) {
    return who.roles.includes("clinician") ? (
      <NoteRecord key={visit} note={note} patient={patient} />
    ) : (
      <NoteRead key={visit} note={note} patient={patient} until={until} />
    );
  }
  const unknown =
    (note !== undefined && key === null) || (problem?.code === "notFound" && note !== undefined);
  return (
    <div className={desk.screen}>
      <Head
        title={words.title}
        tools={
          <Button keyCap="Esc" onPress={back}>
            {words.back}
          </Button>
        }
      />
      {unknown ? (
        <ViewState icon="person" title={words.patientUnknown.title}>
          {words.patientUnknown.text}
        </ViewState>
      ) : (
        <Gate
          problem={problem}
          waitsFor={words.loading}
          rows={5}
          notFound={{ icon: "note", ...words.notFound }}
          denied={{ ...words.denied, actions: of !== null && <EmergencyAccess patient={of} /> }}
          onRetry={() => {
            void read.refetch();
            if (key !== null) void whose.refetch();
          }}
        />
      )}
    </div>
  );
}
