import type { Reason, Vendor } from "../host/types";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { reasons } from "../messages/reasons";

/** Why something is greyed, in sentences that name the vendor whose it is. */
export function useReasons(vendor: Vendor): Readonly<Record<Reason, string>> {
  const { shortVendors } = useMessages(parts);
  return useMessages(reasons).reasons(shortVendors[vendor], vendor === "solo");
}
