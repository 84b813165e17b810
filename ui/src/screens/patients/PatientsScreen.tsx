import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { usePlaced, usePlacedScroll } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { imports } from "../../messages/imports";
import { links } from "../../messages/links";
import { patients } from "../../messages/patients";
import { records } from "../../messages/records";
import { Alert } from "../../parts/Alert";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { Field } from "../../parts/Field";
import { OpenByNumber } from "../../parts/PatientPicker/OpenByNumber";
import { people } from "../../parts/PatientPicker/people";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { Hits } from "./Hits";
import { PossibleSamePerson } from "./links/PossibleSamePerson";
import styles from "./PatientsScreen.module.css";

/**
 * Patients (F6): type-ahead over the people known on this device. It says how many were searched, marks people of one
 * family name, and where nobody matches offers the one other way there is: the number.
 */
export default function PatientsScreen() {
  const words = useMessages(patients);
  const { register } = useMessages(records);
  const importing = useMessages(imports);
  const queries = useQueries();
  const { go, here } = useNavigation();
  const tabs = useMessages(links).tabs;
  const worklist = here.open.list === "links";
  const possible = useQuery(queries.possibleLinks()).data?.all ?? 0;
  const [typed, setTyped] = usePlaced("patients.find", "");
  const [byNumber, setByNumber] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  usePlacedScroll("patients.list", list);
  const wanted = typed.trim();
  const search = useQuery({ ...queries.searchPatients(wanted), placeholderData: keepPreviousData });
  const hits = useMemo(() => (wanted === "" ? [] : (search.data?.hits ?? [])), [wanted, search.data]);
  const searched = people(search.data?.searched ?? 0);
  const sameNames = hits.filter((hit) => hit.sameName !== null).length;
  useShortcuts([{ keys: "Ctrl F", does: words.list.find, run: () => input.current?.focus() }]);

  const open = (key: string) => go("patient", { key });
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>("[data-hit]")?.focus();
    }
    const [only] = hits;
    if (event.key === "Enter" && hits.length === 1 && only?.person.key != null) open(only.person.key);
    if (event.key === "Escape" && typed !== "") {
      event.preventDefault();
      setTyped("");
    }
  }

  return (
    <div className={styles.screen}>
      <div>
        <Head
          title={words.title}
          whose={words.list.label}
          asOf={search.data === undefined ? undefined : words.list.searched(searched)}
          tools={
            <>
              <Button icon="search" hasPopup="dialog" onPress={() => setByNumber(true)}>
                {words.list.openByNumber}
              </Button>
              <Button icon="person" onPress={() => go("registerPatient")}>
                {register.open}
              </Button>
              <Button icon="folder" onPress={() => go("importPeople")}>
                {importing.open}
              </Button>
            </>
          }
        />
        <ConnectionNotes
          words={{
            offline: words.page.offlineTitle,
            offlineText: words.page.offlineText,
            silent: words.page.staleTitle,
            silentText: words.page.staleText,
            refused: words.page.refusedTitle,
            refusedText: words.page.refusedText,
          }}
        />
        <div className={styles.tabs}>
          <Segments
            label={tabs.label}
            labelShown={false}
            value={worklist ? "links" : "find"}
            options={[
              { id: "find", text: tabs.find },
              { id: "links", text: tabs.possible(possible) },
            ]}
            onChange={(id) =>
              go("patients", { open: id === "links" ? { list: "links" } : {}, replace: true })
            }
          />
        </div>
        <div className={styles.bar} hidden={worklist}>
          <div className={styles.find}>
            <Field
              label={words.list.find}
              value={typed}
              onChange={setTyped}
              onKeyDown={onKeyDown}
              inputRef={input}
              autoFocus
              hint={words.list.hint}
            />
          </div>
          <p className={styles.count} role="status">
            {wanted !== "" &&
              search.data !== undefined &&
              (hits.length === 20 ? words.list.first(20) : words.list.found(hits.length))}
          </p>
        </div>
        {!worklist && sameNames > 1 && (
          <p className={styles.same} role="status">
            <Alert kind="warning" small />
            <span>{words.list.sameNames(sameNames)}</span>
          </p>
        )}
      </div>
      <div className={styles.list} ref={list}>
        {worklist ? (
          <PossibleSamePerson />
        ) : search.isError ? (
          <ProblemState problem={asProblem(search.error)} onRetry={() => void search.refetch()} />
        ) : search.data === undefined ? (
          <LoadingBars waitsFor={words.list.loading} rows={6} />
        ) : hits.length > 0 ? (
          <Hits hits={hits} onOpen={open} onLeave={() => input.current?.focus()} />
        ) : wanted === "" ? (
          <ViewState
            icon="person"
            title={search.data.searched === 0 ? words.list.noOne.title : words.list.empty.title}
            actions={<Button onPress={() => setByNumber(true)}>{words.list.openByNumber}</Button>}
          >
            {search.data.searched === 0 ? words.list.noOne.text : words.list.empty.text(searched)}
          </ViewState>
        ) : (
          <ViewState
            icon="search"
            title={words.list.noMatch.title(wanted)}
            actions={<Button onPress={() => setByNumber(true)}>{words.list.openByNumber}</Button>}
          >
            {words.list.noMatch.text(searched)}
          </ViewState>
        )}
      </div>
      {byNumber && (
        <OpenByNumber
          onClose={() => setByNumber(false)}
          onFound={(found) => found.person.key !== null && open(found.person.key)}
        />
      )}
    </div>
  );
}
