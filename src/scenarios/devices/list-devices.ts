import { adminListDevices, listDevices, type Device } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';

const REMEMBERED = 'dev:device_remembered_status';

/** The user's own list does not say which devices are remembered; the administrator's does. */
export async function listFromBothSides(kit: Kit, { username }: DemoUser, accessToken: string): Promise<void> {
  const why = 'Only the second says which are remembered.';
  await kit.step('List the devices', { calls: ['ListDevices', 'AdminListDevices'], why }, async () => {
    await showOwnDevices(kit, accessToken);
    const { userPoolId } = kit.playground;
    const found = await gather(adminListDevices(kit.cognito, { userPoolId, username }));
    const title = 'AdminListDevices: what the administrator sees';
    const columns = ['Name', 'Key', REMEMBERED];
    const statusOf = ({ attributes }: Device): string => attributes[REMEMBERED] ?? '';
    const rows = found.map((device) => [
      device.attributes['device_name'] ?? '',
      shortKey(device.deviceKey),
      statusOf(device),
    ]);
    kit.emit({ type: 'table', title, columns, rows });
    const remembered = found.filter((device) => statusOf(device) === 'remembered');
    kit.result(`Of ${found.length} devices that are known, ${remembered.length} can stand in for the code.`);
  });
}

/** As an app shows them to the user who is signed in. */
export async function showOwnDevices(kit: Kit, accessToken: string): Promise<void> {
  const found = await gather(listDevices(kit.cognito, { accessToken }));
  const title = 'ListDevices: what the user sees';
  const columns = ['Name', 'Key', 'Status', 'Last used (UTC)'];
  const rows = found.map(({ deviceKey, attributes, lastAuthenticatedAt }) => [
    attributes['device_name'] ?? '',
    shortKey(deviceKey),
    attributes['device_status'] ?? '',
    lastAuthenticatedAt?.toISOString().slice(0, 19).replace('T', ' ') ?? '',
  ]);
  kit.emit({ type: 'table', title, columns, rows });
}

/** The region and the first of five parts: enough to tell a user's devices apart. */
function shortKey(deviceKey: string): string {
  const [first = '', ...others] = deviceKey.split(/(?<=_[\da-f]{8})-/);
  return others.length > 0 ? `${first}…` : first;
}

async function gather(pages: AsyncIterable<Device>): Promise<Device[]> {
  const found: Device[] = [];
  for await (const device of pages) found.push(device);
  return found.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
