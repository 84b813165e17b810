import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

/**
 * The place at the top edge of the window, above the rail, where the patient banner stands (PAB-0009). It is empty while
 * no single patient is in context (PAB-0015).
 */
export const BannerPlace = createContext<HTMLElement | null>(null);

/** Shows its children in the banner's place; in their own place where there is no frame, as in a component test. */
export function InBanner({ children }: { children: ReactNode }) {
  const place = useContext(BannerPlace);
  return place === null ? children : createPortal(children, place);
}
