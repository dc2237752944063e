// What the compiler accepts and refuses: an expected error that is none fails the compilation.
import { Client, errors, type Job, type Long, type models, type Pages } from "fernhill";
import { listZones } from "fernhill/zone";

export async function typed(client: Client, undefinedName: string | undefined): Promise<void> {
  const zones: Pages<models.Zone> = client.zone.listZones({ keyword: undefinedName });
  const same: Pages<models.Zone> = listZones(client, {}, { pageSize: 5 });
  for await (const zone of zones) {
    const id: string | undefined = zone.id;
    // @ts-expect-error - fields cannot be assigned
    zone.id = id;
    // @ts-expect-error - there is no such field
    zone.nmae;
  }
  // @ts-expect-error - there is no such parameter
  client.zone.listZones({ keywrod: "a" });
  // @ts-expect-error - it is a text
  client.zone.listZones({ keyword: 1 });
  // @ts-expect-error - an argument is required
  await client.virtualMachine.startVirtualMachine();
  // @ts-expect-error - an argument is required
  await client.virtualMachine.startVirtualMachine({});
  const job: Job<models.VirtualMachine> = await client.virtualMachine.startVirtualMachine({ id: "1" });
  const { memory, created, nic } = await job.result({ signal: AbortSignal.timeout(1000) });
  const exact: Long | undefined = memory;
  const moment: Date | undefined = created;
  const card: models.Nic | undefined = nic?.[0];
  const error: unknown = [exact, moment, card, await same.first()];
  if (error instanceof errors.ApiError && error.kind === "capacity") console.log(error.errorcode);
  // @ts-expect-error - there is no such kind
  if (error instanceof errors.ApiError && error.kind === "capcity") console.log(error);
}
