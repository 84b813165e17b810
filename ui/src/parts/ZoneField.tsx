import { useMemo, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useTick } from "../format/ticker";
import { offsetText } from "../format/time";
import { Alert } from "./Alert";
import field from "./Field.module.css";
import { Icon } from "./Icon";
import listing from "./Listing.module.css";
import styles from "./ZoneField.module.css";

interface Zone {
  id: string;
  text: string;
}

/** The city of a zone: `America/New_York` is New York. */
export function cityOf(zone: string): string {
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}

function allZones(): string[] {
  const listed = Intl.supportedValuesOf("timeZone");
  return listed.includes("UTC") ? listed : ["UTC", ...listed];
}

/** `America/New York, UTC−5`. */
function zoneText(id: string, at: number): string {
  const offset = offsetText(at, id);
  return id === offset ? id : `${id.replaceAll("_", " ")}, ${offset}`;
}

/** Folds accents and separators away, so that `sao paulo` finds `America/Sao_Paulo`. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[/_-]+/g, " ")
    .toLowerCase();
}

/** A time zone from the IANA list, found by typing. Offsets are those of the present moment. */
export function ZoneField({
  label,
  value,
  onChange,
  hint,
  none,
  noMatch,
  error = null,
  disabled = false,
}: {
  label: string;
  /** An IANA name; empty when none is chosen. */
  value: string;
  onChange: (zone: string) => void;
  hint?: string;
  /** The words of the empty choice, where leaving it open is possible. */
  none?: string;
  noMatch: string;
  error?: string | null;
  disabled?: boolean;
}) {
  const minute = useTick((now) => Math.floor(now / 60_000));
  const zones = useMemo(() => {
    const listed = allZones().map((id): Zone => ({ id, text: zoneText(id, minute * 60_000) }));
    return none === undefined ? listed : [{ id: "", text: none }, ...listed];
  }, [none, minute]);
  const chosen = zones.find((zone) => zone.id === value)?.text ?? value;
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = fold(typed ?? "").trim();
  const shown = useMemo(
    () => (wanted === "" ? zones : zones.filter((zone) => fold(zone.text).includes(wanted))).slice(0, 60),
    [zones, wanted],
  );
  return (
    <ComboBox
      className={field.field}
      items={shown}
      inputValue={typed ?? chosen}
      onInputChange={(text) => setTyped(text === chosen ? null : text)}
      value={value}
      onChange={(key) => {
        if (key === null) return;
        setTyped(null);
        onChange(String(key));
      }}
      onOpenChange={(open) => {
        if (!open) setTyped(null);
      }}
      menuTrigger="input"
      allowsEmptyCollection
      isInvalid={error !== null}
      isDisabled={disabled}
    >
      <Label className={field.label}>{label}</Label>
      <div className={field.box} data-invalid={error !== null || undefined} data-off={disabled || undefined}>
        <Input className={field.input} onFocus={(event) => event.target.select()} />
        <Button className={styles.open}>
          <Icon name="down" />
        </Button>
      </div>
      {error !== null && (
        <p className={field.error}>
          <Alert kind="warning" small />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <Text slot="description" className={field.hint} elementType="p">
          {hint}
        </Text>
      )}
      <Popover className={listing.popover} offset={3}>
        <ListBox<Zone>
          className={listing.list}
          renderEmptyState={() => <div className={listing.none}>{noMatch}</div>}
        >
          {(zone) => (
            <ListBoxItem id={zone.id} textValue={zone.text} className={listing.option}>
              {zone.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
