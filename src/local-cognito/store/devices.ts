import type { PasswordVerifier } from '../crypto/srp.js';
import { bytesToInteger, integerToBytes } from '../crypto/integers.js';
import type { Database, Row } from './database.js';

export interface Device {
  readonly poolId: string;
  readonly sub: string;
  readonly deviceKey: string;
  readonly groupKey: string;
  readonly name: string;
  readonly password: PasswordVerifier;
  readonly remembered: boolean;
  /** Whether a second factor was met on it: by the login that confirmed it, or by one since that it was remembered at. */
  readonly metSecondFactor: boolean;
  readonly lastIp: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly authenticatedAt: number;
}

export interface DeviceStore {
  /** @returns false when the user has a device of this key. */
  insert(device: Device): boolean;
  find(poolId: string, sub: string, deviceKey: string): Device | undefined;
  /** Devices of a user with a key above `after`, in the order of keys. */
  list(poolId: string, sub: string, after: string, limit: number): readonly Device[];
  setRemembered(device: Device, remembered: boolean, at: number): void;
  /** Notes a login from the device. That it met a second factor counts while the device is remembered. */
  setAuthenticated(device: Device, login: { ip: string; at: number; metSecondFactor: boolean }): void;
  delete(device: Device): void;
}

const OWN = 'pool_id = ? AND sub = ? AND device_key = ?';

export function createDeviceStore(db: Database): DeviceStore {
  return {
    insert(device) {
      return (
        db.run(
          `INSERT INTO devices (pool_id, sub, device_key, group_key, name, salt, verifier, remembered, met_second_factor, last_ip, created_at, modified_at, authenticated_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          device.poolId,
          device.sub,
          device.deviceKey,
          device.groupKey,
          device.name,
          integerToBytes(device.password.salt),
          integerToBytes(device.password.verifier),
          Number(device.remembered),
          Number(device.metSecondFactor),
          device.lastIp,
          device.createdAt,
          device.modifiedAt,
          device.authenticatedAt,
        ).changes > 0
      );
    },
    find(poolId, sub, deviceKey) {
      const row = db.get(`SELECT * FROM devices WHERE ${OWN}`, poolId, sub, deviceKey);
      return row && readDevice(row);
    },
    list(poolId, sub, after, limit) {
      return db
        .all(
          'SELECT * FROM devices WHERE pool_id = ? AND sub = ? AND device_key > ? ORDER BY device_key LIMIT ?',
          poolId,
          sub,
          after,
          limit,
        )
        .map(readDevice);
    },
    setRemembered({ poolId, sub, deviceKey }, remembered, at) {
      db.run(
        `UPDATE devices SET remembered = ?, modified_at = ? WHERE ${OWN}`,
        Number(remembered),
        at,
        poolId,
        sub,
        deviceKey,
      );
    },
    setAuthenticated({ poolId, sub, deviceKey }, { ip, at, metSecondFactor }) {
      db.run(
        `UPDATE devices
         SET authenticated_at = ?, last_ip = ?, met_second_factor = met_second_factor OR (remembered AND ?)
         WHERE ${OWN}`,
        at,
        ip,
        Number(metSecondFactor),
        poolId,
        sub,
        deviceKey,
      );
    },
    delete({ poolId, sub, deviceKey }) {
      db.run(`DELETE FROM devices WHERE ${OWN}`, poolId, sub, deviceKey);
    },
  };
}

function readDevice(row: Row): Device {
  return {
    poolId: row['pool_id'] as string,
    sub: row['sub'] as string,
    deviceKey: row['device_key'] as string,
    groupKey: row['group_key'] as string,
    name: row['name'] as string,
    password: { salt: bytesToInteger(row['salt'] as Buffer), verifier: bytesToInteger(row['verifier'] as Buffer) },
    remembered: row['remembered'] === 1,
    metSecondFactor: row['met_second_factor'] === 1,
    lastIp: row['last_ip'] as string,
    createdAt: row['created_at'] as number,
    modifiedAt: row['modified_at'] as number,
    authenticatedAt: row['authenticated_at'] as number,
  };
}
