import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useFormat } from "../../format/useFormat";
import { useQueries } from "../../host/HostContext";
import type { PatientHit, PatientKey } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { parts } from "../../messages/parts";
import { Button } from "../Button";
import field from "../Field.module.css";
import { Icon } from "../Icon";
import { IdentityCell } from "../Identity";
import listing from "../Listing.module.css";
import { VendorMark } from "../VendorMark";
import styles from "./PatientPicker.module.css";
import { people } from "./people";

/**
 * Finds a person among those known on this device, as one types. Choosing is always an act of its own: typing alone
 * never picks a patient (WCAG 3.2.2), and people of one family name are marked before one is chosen (PAL-0540).
 */
export function PatientPicker({
  label,
  onPick,
  onOpenByNumber,
  autoFocus = false,
}: {
  label: string;
  onPick: (key: PatientKey, hit: PatientHit) => void;
  onOpenByNumber: () => void;
  autoFocus?: boolean;
}) {
  const words = useMessages(booking).picker;
  const queries = useQueries();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const wanted = typed.trim();
  // The previous hits stay until the new ones are there, or the list would close at every letter. Each hit carries its
  // own key, so a late answer can show an old list but never the wrong person.
  const search = useQuery({
    ...queries.searchPatients(wanted),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
  const hits = wanted === "" ? [] : (search.data?.hits ?? []);
  return (
    <div className={styles.picker}>
      <ComboBox
        className={field.field}
        items={hits
          .filter((hit) => hit.person.key !== null)
          .map((hit) => ({ ...hit, id: hit.person.key ?? "" }))}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          const hit = hits.find((each) => each.person.key === key);
          if (hit?.person.key == null) return;
          setTyped("");
          onPick(hit.person.key, hit);
        }}
        menuTrigger="input"
        allowsEmptyCollection
        defaultFilter={() => true}
      >
        <Label className={field.label}>{label}</Label>
        <div className={field.box}>
          <Icon name="search" className={styles.icon} />
          <Input className={field.input} autoFocus={autoFocus} autoComplete="off" />
        </div>
        <Text slot="description" elementType="p" className={field.hint}>
          {words.hint}
        </Text>
        <Popover className={`${listing.popover} ${styles.popover}`} offset={3}>
          <ListBox<PatientHit & { id: string }>
            className={listing.list}
            aria-label={words.results}
            renderEmptyState={() => (
              <Nothing typed={wanted} searched={search.data?.searched ?? null} failed={search.isError} />
            )}
          >
            {(hit) => (
              <ListBoxItem
                id={hit.id}
                textValue={format.name(hit.person.name)}
                className={`${listing.option} ${styles.hit}`}
              >
                <Hit hit={hit} />
              </ListBoxItem>
            )}
          </ListBox>
          {search.data !== undefined && hits.length > 0 && (
            <p className={styles.searched}>{words.searched(people(search.data.searched))}</p>
          )}
        </Popover>
      </ComboBox>
      <div>
        <Button variant="quiet" size="small" hasPopup="dialog" onPress={onOpenByNumber}>
          {words.openByNumber}
        </Button>
      </div>
    </div>
  );
}

function Hit({ hit }: { hit: PatientHit }): ReactNode {
  const words = useMessages(booking).picker;
  const { shortVendors } = useMessages(parts);
  return (
    <>
      <IdentityCell person={hit.person} sameName={hit.sameName} />
      <span className={styles.record} title={words.record(shortVendors[hit.vendor], hit.connectionName)}>
        <VendorMark vendor={hit.vendor} small />
        <span>{hit.connectionName}</span>
      </span>
    </>
  );
}

function Nothing({ typed, searched, failed }: { typed: string; searched: number | null; failed: boolean }) {
  const words = useMessages(booking).picker;
  if (failed) return <p className={listing.none}>{words.failed}</p>;
  if (typed === "") return <p className={listing.none}>{words.keepTyping}</p>;
  if (searched === null) return <p className={listing.none}>{words.searching}</p>;
  return (
    <div className={listing.none}>
      <b>{words.noMatch(typed)}</b>
      <p>{words.searched(people(searched))}</p>
      <p>{words.noMatchText}</p>
    </div>
  );
}
