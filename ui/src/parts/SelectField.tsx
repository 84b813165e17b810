import type { ReactNode } from "react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from "react-aria-components";
import field from "./Field.module.css";
import { Icon } from "./Icon";
import listing from "./Listing.module.css";
import styles from "./SelectField.module.css";

/** One thing that can be chosen. */
export interface Option<Id extends string> {
  id: Id;
  text: string;
  /** Stands before the text, for example a vendor's mark. */
  mark?: ReactNode;
}

/** A labelled choice of one from a short list; letters jump to an option. */
export function SelectField<Id extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  buttonId,
}: {
  label: string;
  value: Id;
  options: readonly Option<Id>[];
  onChange: (id: Id) => void;
  hint?: string;
  /** An id for the button, where the focus is led to it. */
  buttonId?: string;
}) {
  return (
    <Select
      className={field.field}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label className={field.label}>{label}</Label>
      <Button className={styles.button} id={buttonId}>
        <SelectValue className={styles.value} />
        <Icon name="down" className={styles.arrow} />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={field.hint} elementType="p">
          {hint}
        </Text>
      )}
      <Popover className={listing.popover} offset={3}>
        <ListBox className={listing.list}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.text} className={listing.option}>
              {option.mark}
              <span>{option.text}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
