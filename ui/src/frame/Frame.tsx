import { type ReactNode, Suspense } from "react";

/** The frame around every screen. */
export function Frame({ children }: { children: ReactNode }) {
  return <Suspense fallback={null}>{children}</Suspense>;
}
