/** The vendor's part and the number of an operation's id: `SOLO-14`. */
const ID = /^(.+)-(\d+)$/;

/** Operations in their order; three or more whose numbers follow each other are written as a range: `SOLO-06 to 08`. */
export function inRanges(
  operations: readonly string[],
  range: (first: string, last: string) => string,
): string {
  const runs: string[][] = [];
  for (const id of operations) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.at(-1) ?? "", id)) run.push(id);
    else runs.push([id]);
  }
  return runs
    .flatMap((run) => {
      const [first = "", last = ""] = [run.at(0), run.at(-1)];
      return run.length < 3 ? run : [range(first, last.slice(last.lastIndexOf("-") + 1))];
    })
    .join(", ");
}

function follows(before: string, id: string): boolean {
  const [, vendor, number] = ID.exec(before) ?? [];
  const [, sameVendor, next] = ID.exec(id) ?? [];
  return vendor !== undefined && vendor === sameVendor && Number(next) === Number(number) + 1;
}
