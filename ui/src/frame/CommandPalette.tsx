import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { useFormat } from "../format/useFormat";
import { useQueries } from "../host/HostContext";
import type { BoardView, PatientHit } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { parts } from "../messages/parts";
import { Alert } from "../parts/Alert";
import { Icon, type IconName } from "../parts/Icon";
import { Born, RecordNumber } from "../parts/Identity";
import { KeyCap } from "../parts/KeyCap";
import { PersonName } from "../parts/PersonName";
import { screens } from "../screens/registry";
import styles from "./CommandPalette.module.css";
import { useNavigation } from "./navigation";
import { useShortcuts } from "./shortcuts";
import { useLock } from "./useLock";
import { useRefresh } from "./useRefresh";

interface Command {
  id: string;
  name: string;
  icon: IconName;
  keys: string | null;
  run: () => void;
}

/** Ctrl K: people known on this device as they are typed, screens, and acts. Nothing here changes anything at a vendor. */
export default function CommandPalette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const words = useMessages(frame);
  const queries = useQueries();
  const { go } = useNavigation();
  const refresh = useRefresh();
  const lock = useLock();
  const [typed, setTyped] = useState("");
  useShortcuts([], { covers: true });
  const search = useQuery({
    ...queries.searchPatients(typed.trim()),
    enabled: typed.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const hits = typed.trim() === "" ? [] : (search.data?.hits ?? []);
  const board = useQuery(queries.board(null)).data;

  const toScreens: Command[] = screens
    .filter((screen) => screen.rail !== null)
    .map((screen) => ({
      id: `screen ${screen.id}`,
      name: words.screens[screen.id],
      icon: screen.icon,
      keys: screen.key,
      run: () => go(screen.id),
    }));
  const acts: Command[] = [
    {
      id: "act refresh",
      name: words.palette.refresh,
      icon: "refresh",
      keys: "F5",
      run: () => void refresh(),
    },
    {
      id: "act number",
      name: words.palette.openByNumber,
      icon: "search",
      keys: null,
      run: () => go("patients", { open: { byNumber: "1" } }),
    },
    {
      id: "act lock",
      name: words.palette.lock,
      icon: "lock",
      keys: "Ctrl L",
      run: lock,
    },
    { id: "act help", name: words.palette.help, icon: "help", keys: "F1", run: onHelp },
  ];
  const wanted = typed.trim().toLocaleLowerCase();
  const matching = (all: Command[]) => all.filter((each) => each.name.toLocaleLowerCase().includes(wanted));
  const foundScreens = matching(toScreens);
  const foundActs = matching(acts);
  const nothing = hits.length + foundScreens.length + foundActs.length === 0 && !search.isFetching;

  function take(id: string): void {
    const command = [...toScreens, ...acts].find((each) => each.id === id);
    const hit = hits.find((each) => patientId(each) === id);
    if (command?.id !== "act help") onClose();
    if (command !== undefined) command.run();
    else if (hit?.person.key != null) go("patient", { key: hit.person.key });
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.overlay}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal}>
        <Dialog aria-label={words.palette.label} className={styles.dialog}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label={words.palette.label} className={styles.field} autoFocus>
              <Icon name="search" />
              <Input className={styles.input} placeholder={words.palette.placeholder} spellCheck="false" />
              <KeyCap>Esc</KeyCap>
            </SearchField>
            <ListBox
              aria-label={words.palette.label}
              className={styles.list}
              selectionMode="none"
              onAction={(id) => take(String(id))}
              renderEmptyState={() =>
                nothing && (
                  <div className={styles.none} role="status">
                    <b>{words.palette.none(typed.trim())}</b>
                    <p>{words.palette.noneHint}</p>
                  </div>
                )
              }
            >
              {hits.length > 0 && (
                <ListBoxSection>
                  <Header className={styles.header}>{words.palette.people}</Header>
                  <Collection items={hits.map((hit) => ({ id: patientId(hit), hit }))}>
                    {({ id, hit }) => <PatientOption id={id} hit={hit} board={board} />}
                  </Collection>
                </ListBoxSection>
              )}
              <CommandSection title={words.palette.screens} of={foundScreens} />
              <CommandSection title={words.palette.acts} of={foundActs} />
            </ListBox>
          </Autocomplete>
          {search.data !== undefined && typed.trim() !== "" && (
            <p className={styles.foot}>{words.palette.searched(thinSpaced(search.data.searched))}</p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function patientId(hit: PatientHit): string {
  return `patient ${hit.person.key ?? ""}`;
}

/** Thousands parted by a thin space. */
function thinSpaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, "\u2009");
}

function CommandSection({ title, of }: { title: string; of: Command[] }) {
  if (of.length === 0) return null;
  return (
    <ListBoxSection>
      <Header className={styles.header}>{title}</Header>
      <Collection items={of}>
        {(command) => (
          <ListBoxItem id={command.id} textValue={command.name} className={styles.option}>
            <Icon name={command.icon} />
            <span className={styles.main}>{command.name}</span>
            {command.keys !== null && <KeyCap>{command.keys}</KeyCap>}
          </ListBoxItem>
        )}
      </Collection>
    </ListBoxSection>
  );
}

function PatientOption({ id, hit, board }: { id: string; hit: PatientHit; board: BoardView | undefined }) {
  const format = useFormat();
  const words = useMessages(parts);
  const { person, sameName } = hit;
  const today = [...(board?.waiting ?? []), ...(board?.today ?? [])].find(
    (row) => row.person.key !== null && row.person.key === person.key,
  );
  return (
    <ListBoxItem id={id} textValue={format.name(person.name)} className={styles.option}>
      {sameName === null ? <Icon name="person" /> : <Alert kind="warning" label={words.sameName} small />}
      <span className={styles.main}>
        <PersonName name={person.name} marked={sameName} />
        <span className={styles.second}>
          <Born person={person} marked={sameName} />,{" "}
          <RecordNumber number={person.number} marked={sameName} />
        </span>
      </span>
      {today !== undefined && (
        <span className={styles.aside}>
          {words.states[today.state]} {today.start !== null && format.time(today.start)}
        </span>
      )}
    </ListBoxItem>
  );
}
