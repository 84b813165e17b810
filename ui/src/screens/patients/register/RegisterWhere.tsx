import { useZone } from "../../../format/useFormat";
import { isoDay } from "../../../format/zoned";
import { usePlaced } from "../../../frame/typing";
import type { ConnectionAge, KeptRecord, Vendor } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { atCarium } from "../../../messages/atCarium";
import { SelectField } from "../../../parts/SelectField";
import { CariumDesk } from "./CariumDesk";
import { RegisterDesk } from "./RegisterDesk";
import { SubjectDesk } from "./SubjectDesk";

/** Vendors that take new people. */
const REGISTERS: readonly Vendor[] = ["solo", "carium", "clinOne"];

/** Where somebody is registered is chosen first: each vendor asks for other things. */
export function RegisterWhere({
  accounts,
  before,
}: {
  accounts: readonly ConnectionAge[];
  /** A refused registration at Solo that is to be corrected. */
  before: KeptRecord | null;
}) {
  const words = useMessages(atCarium);
  const zone = useZone();
  const able = accounts.filter(({ vendor }) => REGISTERS.includes(vendor));
  const [chosen, setChosen] = usePlaced("register.where", before?.connection ?? able[0]?.id ?? "");
  const account = able.find((each) => each.id === chosen);
  return (
    <>
      {able.length > 1 && before === null && (
        <SelectField
          label={words.where}
          value={chosen}
          options={able.map((each) => ({ id: each.id, text: each.name }))}
          onChange={setChosen}
        />
      )}
      {account?.vendor === "carium" ? (
        <CariumDesk key={account.id} account={account} today={isoDay(Date.now(), zone)} />
      ) : account?.vendor === "clinOne" ? (
        <SubjectDesk key={account.id} account={account} today={isoDay(Date.now(), zone)} />
      ) : (
        <RegisterDesk key={chosen} accounts={account === undefined ? able : [account]} before={before} />
      )}
    </>
  );
}
