import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useShortcuts } from "../../frame/shortcuts";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { Button } from "../Button";
import styles from "./Sheet.module.css";

const NONE: readonly [] = [];

/**
 * A sheet over the page for one thing that has to be finished or left: it holds the focus while it is open and gives it
 * back to where it came from (WCAG 2.4.3). It stands below the patient banner's edge, so that who is in context stays
 * readable (PAB-0013).
 */
export function Sheet({
  title,
  onClose,
  children,
  foot,
  tone = "plain",
  wide = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
  /** Danger marks what removes something. */
  tone?: "plain" | "danger";
  /** For two records side by side. */
  wide?: boolean;
}) {
  const words = useMessages(parts);
  // No key of the screen behind acts while the sheet is open.
  useShortcuts(NONE, { covers: true });
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? `${styles.sheet} ${styles.wide}` : styles.sheet}>
        <Dialog className={styles.dialog} role={tone === "danger" ? "alertdialog" : "dialog"}>
          <header className={`${styles.head} ${styles[tone]}`}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            <Button variant="quiet" keyCap="Esc" onPress={onClose}>
              {words.close}
            </Button>
          </header>
          <div className={styles.body}>{children}</div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
