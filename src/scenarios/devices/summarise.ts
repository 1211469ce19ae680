import type { Kit } from '../scenario.js';
import type { NamedDevice } from '../parts/remember-device.js';
import type { DemoUser } from '../parts/user.js';

/** What Cognito asked of the first device at each stage of its life, after the password. */
export interface DeviceLife {
  readonly device: NamedDevice;
  readonly second: NamedDevice;
  readonly remembered: readonly string[];
  readonly notRemembered: readonly string[];
  readonly forgotten: readonly string[];
}

/** What there is to take home. */
export function summarise(kit: Kit, user: DemoUser, life: DeviceLife): void {
  const { device, second } = life;
  kit.emit({
    type: 'summary',
    title: 'What Cognito asked for',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'Devices', value: `${device.name}, forgotten; ${second.name}, confirmed and not remembered` },
      { label: 'Remembered', value: life.remembered.join(', ') },
      { label: 'Not remembered', value: life.notRemembered.join(', ') },
      { label: 'Forgotten', value: life.forgotten.join(', ') },
    ],
  });
}
