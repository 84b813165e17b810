import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";

/** The booking screen. */
export default function BookingScreen() {
  const words = useMessages(booking);
  return <h1>{words.title}</h1>;
}
