// The life of a machine, with keys and with a session, in Node and in browsers.
export async function workflow({ Client, errors }, login, way, assert) {
  const { endpoint, key, secret, username, password } = login;
  const options = way === "keys" ? { endpoint, key, secret } : { endpoint, username, password };
  const cloud = new Client(options);
  const template = await cloud.template.listTemplates({ templatefilter: "all" }).first();
  const zone = await cloud.zone.listZones().first();
  const name = `web-${way}`;
  const job = await cloud.virtualMachine.deployVirtualMachine({
    serviceofferingid: "7f3c1d5e-0000-4000-8000-000000000001",
    templateid: template.id,
    zoneid: zone.id,
    name,
  });
  const machine = await job.result({ poll: 20 });
  assert(machine.id === job.objectId && machine.name === name, "the result is the machine");
  assert(machine.created instanceof Date, "dates are dates");
  const listed = await cloud.virtualMachine.listVirtualMachines({ id: machine.id }).one();
  assert(listed.name === name, "the machine is listed");
  const ending = await cloud.virtualMachine.destroyVirtualMachine({ id: machine.id });
  await ending.result({ poll: 20 });
  const left = await cloud.virtualMachine.listVirtualMachines({ id: machine.id }).toArray();
  assert(left.length === 0, "a destroyed machine is not listed");
  const refused = await cloud.virtualMachine.destroyVirtualMachine({ id: machine.id }).catch((error) => error);
  assert(refused instanceof errors.ApiError && refused.kind === "not-found", `refused: ${refused}`);
  assert(refused.message.includes(machine.id), "the error names the machine");
  const raw = await cloud.call("listZones", { id: zone.id });
  assert(raw.zone[0].id === zone.id, "any command can be called by its name");
  await cloud.close();
}
