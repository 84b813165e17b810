import { usePlaced } from "../../frame/typing";
import type { RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { offerSlot } from "../../messages/offerSlot";
import { Button } from "../../parts/Button";
import { useReasons } from "../../parts/useReasons";
import { OfferSlotSheet } from "./OfferSlotSheet";

/** The way to offer a slot; only where a schedule of the day is one of a vendor that takes slots. */
export function OfferSlot({
  rooms,
  chosen,
  day,
  today,
}: {
  rooms: readonly RoomDay[];
  chosen: string | null;
  day: string;
  today: string;
}) {
  const words = useMessages(offerSlot);
  // Only CareMonitor lets slots be offered.
  const why = useReasons("careMonitor");
  const [open, setOpen] = usePlaced("offerSlot", false);
  const there = rooms.filter((room) => room.offerSlot.reason !== "vendorLacks");
  const [any] = there;
  if (any === undefined) return null;
  const offered = there.filter((room) => room.offerSlot.offered);
  return (
    <>
      <Button
        icon="plus"
        hasPopup="dialog"
        off={offered.length > 0 ? null : why[any.offerSlot.reason ?? "connectionOff"]}
        onPress={() => setOpen(true)}
      >
        {words.open}
      </Button>
      {open && (
        <OfferSlotSheet
          rooms={offered}
          chosen={chosen}
          day={day < today ? today : day}
          today={today}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
