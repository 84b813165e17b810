import type { ReactNode, Ref } from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./Icon";
import { KeyCap } from "./KeyCap";

/** What every button takes. */
export interface ButtonProps {
  /** Primary: one per view. Quiet: text only. Danger: removes or cancels. */
  variant?: "primary" | "plain" | "quiet" | "danger";
  /** Large at the foot of a panel. */
  size?: "normal" | "large" | "small";
  icon?: IconName;
  /** The shortcut that does the same, shown as a key cap. */
  keyCap?: string;
  /** Why it cannot be done now. The button stays focusable and says so when pressed (KEYS 2.2.4.3). */
  off?: string | null;
  /** The label becomes "Sending"; there is no spinner. */
  busy?: boolean;
  /** The accessible name where the visible one is not enough; it must contain the visible one (WCAG 2.5.3). */
  label?: string;
  /** Fills the width it is given. */
  wide?: boolean;
  type?: "button" | "submit";
  onPress?: () => void;
  children?: ReactNode;
  pressed?: boolean;
  expanded?: boolean;
  controls?: string;
  hasPopup?: "dialog" | "menu" | "listbox";
  describedBy?: string;
  tabIndex?: number;
  autoFocus?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  /** By what its screen finds it again, to give it the focus back. */
  mark?: Readonly<Record<`data-${string}`, string>>;
}

/** A button. Verb and object; with the patient's name on acts about a patient. */
export function Button({
  variant = "plain",
  size = "normal",
  icon,
  keyCap,
  off = null,
  busy = false,
  label,
  wide = false,
  type = "button",
  onPress,
  children,
  pressed,
  expanded,
  controls,
  hasPopup,
  describedBy,
  tabIndex,
  autoFocus,
  buttonRef,
  mark,
}: ButtonProps) {
  const words = useMessages(parts);
  const inert = off !== null || busy;
  const classes = [
    styles.button,
    styles[variant],
    styles[size],
    wide && styles.wide,
    !children && styles.bare,
  ];
  return (
    <button
      {...mark}
      ref={buttonRef}
      type={type}
      className={classes.filter(Boolean).join(" ")}
      aria-disabled={inert || undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-haspopup={hasPopup}
      aria-describedby={describedBy}
      title={off ?? undefined}
      tabIndex={tabIndex}
      // biome-ignore lint/a11y/noAutofocus: only where a sheet opens by the person's own act
      autoFocus={autoFocus}
      onClick={(event) => {
        if (!inert) {
          onPress?.();
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        if (off !== null) announce(off);
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span>{busy ? words.sending : children}</span>}
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}
