import * as actions from '../../../src/actions/index.js';
import { accessToken, all, deviceKey, userPoolId, type Case } from './case.js';

export const deviceCases: readonly Case[] = [
  {
    operation: 'ConfirmDevice',
    call: (client) =>
      actions.confirmDevice(client, {
        accessToken,
        deviceKey,
        deviceName: 'laptop',
        verifier: { passwordVerifier: 'W1odfw==', salt: 'WvUarg==' },
      }),
    sends: {
      AccessToken: accessToken,
      DeviceKey: deviceKey,
      DeviceName: 'laptop',
      DeviceSecretVerifierConfig: { PasswordVerifier: 'W1odfw==', Salt: 'WvUarg==' },
    },
    answer: { UserConfirmationNecessary: true },
    gives: { userConfirmationNecessary: true },
  },
  {
    operation: 'UpdateDeviceStatus',
    call: (client) => actions.updateDeviceStatus(client, { accessToken, deviceKey, status: 'remembered' }),
    sends: { AccessToken: accessToken, DeviceKey: deviceKey, DeviceRememberedStatus: 'remembered' },
  },
  {
    operation: 'ListDevices',
    call: (client) => all(actions.listDevices(client, { accessToken, pageSize: 5 })),
    sends: { AccessToken: accessToken, Limit: 5 },
    answer: {
      Devices: [
        {
          DeviceKey: deviceKey,
          DeviceAttributes: [{ Name: 'device_name', Value: 'laptop' }],
          DeviceCreateDate: 1767582245,
          DeviceLastAuthenticatedDate: 1767582246,
        },
      ],
    },
    gives: [
      {
        deviceKey,
        attributes: { device_name: 'laptop' },
        createdAt: new Date(1767582245000),
        lastAuthenticatedAt: new Date(1767582246000),
      },
    ],
  },
  {
    operation: 'ForgetDevice',
    call: (client) => actions.forgetDevice(client, { accessToken, deviceKey }),
    sends: { AccessToken: accessToken, DeviceKey: deviceKey },
  },
  {
    operation: 'GetDevice',
    call: (client) => actions.getDevice(client, { accessToken, deviceKey }),
    sends: { AccessToken: accessToken, DeviceKey: deviceKey },
    answer: { Device: { DeviceKey: deviceKey, DeviceCreateDate: 1767582245 } },
    gives: { deviceKey, attributes: {}, createdAt: new Date(1767582245000), lastAuthenticatedAt: undefined },
  },
  {
    operation: 'AdminListDevices',
    signed: true,
    call: (client) => all(actions.adminListDevices(client, { userPoolId, username: 'jane', pageSize: 5 })),
    sends: { UserPoolId: userPoolId, Username: 'jane', Limit: 5 },
    answer: {
      Devices: [
        {
          DeviceKey: deviceKey,
          DeviceAttributes: [{ Name: 'dev:device_remembered_status', Value: 'remembered' }],
          DeviceCreateDate: 1767582245,
          DeviceLastAuthenticatedDate: 1767582246,
        },
      ],
    },
    gives: [
      {
        deviceKey,
        attributes: { 'dev:device_remembered_status': 'remembered' },
        createdAt: new Date(1767582245000),
        lastAuthenticatedAt: new Date(1767582246000),
      },
    ],
  },
  {
    operation: 'AdminForgetDevice',
    signed: true,
    call: (client) => actions.adminForgetDevice(client, { userPoolId, username: 'jane', deviceKey }),
    sends: { UserPoolId: userPoolId, Username: 'jane', DeviceKey: deviceKey },
  },
];
