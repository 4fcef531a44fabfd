import type { Bus, BusCall } from './bus.ts';

export const propertiesInterface = 'org.freedesktop.DBus.Properties';

/** Reads a property of an object's interface. Rejects with a `BusError`. */
export async function readProperty(
  bus: Bus,
  { interface: owner, ...of }: Pick<BusCall, 'destination' | 'path' | 'interface'>,
  name: string,
  how: Pick<BusCall, 'deadlineMs' | 'mayActivate'>,
): Promise<unknown> {
  const what = { ...of, ...how, interface: propertiesInterface, member: 'Get' };
  const [value] = await bus.call({ ...what, signature: 'ss', body: [owner, name] });
  return value;
}
