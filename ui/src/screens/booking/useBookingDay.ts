import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../../host/HostContext";
import type { BookingDay, BookingDayQuery } from "../../host/types";
import type { Draft } from "./draft";

/**
 * The day of a draft. While another patient is chosen on the same day the slots stay on screen, without the marks of the
 * patient before; another day or another length starts empty, since its slots are others.
 */
export function useBookingDay({ day, durationS, patient }: Pick<Draft, "day" | "durationS" | "patient">) {
  const queries = useQueries();
  return useQuery({
    ...queries.bookingDay({ day, durationS, patient }),
    placeholderData: (previous: BookingDay | undefined, query): BookingDay | undefined => {
      const asked = query?.queryKey[1] as BookingDayQuery | undefined;
      return previous !== undefined && asked?.day === day && asked.durationS === durationS
        ? withoutOwn(previous)
        : undefined;
    },
  });
}

function withoutOwn(day: BookingDay): BookingDay {
  return {
    ...day,
    rooms: day.rooms.map((room) => ({ ...room, busy: room.busy.map((busy) => ({ ...busy, own: false })) })),
  };
}
