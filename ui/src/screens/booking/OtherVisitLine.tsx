import { useFormat } from "../../format/useFormat";
import type { OtherVisit } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { parts } from "../../messages/parts";
import { VendorMark } from "../../parts/VendorMark";

/**
 * A visit that stands in the way: when, where, at which vendor and with whom. Another patient's visit of the same
 * clinician carries no name.
 */
export function OtherVisitLine({ of }: { of: OtherVisit }) {
  const words = useMessages(booking);
  const own = words.check.overlap;
  const { shortVendors } = useMessages(parts);
  const format = useFormat();
  const end =
    of.durationS === null ? null : new Date(Date.parse(of.start) + of.durationS * 1000).toISOString();
  const clinicians = of.clinicians.map((clinician) => format.name(clinician)).join("; ");
  const said = [
    end === null
      ? `${own.fromOn(format.time(of.start))}, ${words.day.lengthNotKnown}`
      : words.check.fromTo(format.time(of.start), format.time(end)),
    of.room,
    of.connectionName === "" ? shortVendors[of.vendor] : of.connectionName,
    clinicians === "" ? null : own.by(clinicians),
    of.whose === "clinician" ? own.another : of.otherRecord ? own.linked : null,
    of.unconfirmed ? words.day.ownUnconfirmed : null,
  ];
  return (
    <>
      {`${said.filter((part) => part !== null).join(", ")} `}
      <VendorMark vendor={of.vendor} small />
    </>
  );
}
