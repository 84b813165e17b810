/** A count of people with thin spaces between thousands: `18 204`. */
export function people(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}
