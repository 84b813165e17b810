import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { Gate } from "../../parts/Gate";
import { ViewState } from "../../parts/ViewState";
import desk from "./desk.module.css";
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
  if (note !== undefined && patient !== undefined)
    return <NoteRecord key={visit} note={note} patient={patient} />;
  const problem = read.isError ? asProblem(read.error) : whose.isError ? asProblem(whose.error) : null;
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
          denied={words.denied}
          onRetry={() => {
            void read.refetch();
            if (key !== null) void whose.refetch();
          }}
        />
      )}
    </div>
  );
}
