import {
  adminForgetDevice,
  adminListDevices,
  confirmDevice,
  forgetDevice,
  getDevice,
  listDevices,
  updateDeviceStatus,
} from '../../actions/index.js';
import { createDeviceVerifier } from '../../auth/index.js';
import { action, type Action } from './action.js';

export const deviceActions: readonly Action[] = [
  action({
    name: 'confirm-device',
    summary: 'Register the device that the user has just signed in from',
    needs: ['username', 'accessToken', 'deviceKey', 'deviceGroupKey'],
    takes: ['deviceName'],
    async run(call, { username, accessToken, deviceKey, deviceGroupKey, deviceName }) {
      const { devicePassword, ...verifier } = createDeviceVerifier({ deviceKey, deviceGroupKey });
      const result = await confirmDevice(call.cognito, { accessToken, deviceKey, deviceName, verifier });
      call.rememberDevice(username, { deviceKey, deviceGroupKey, devicePassword });
      return result;
    },
  }),
  action({
    name: 'update-device-status',
    summary: 'Say whether a device may stand in for MFA',
    needs: ['accessToken', 'deviceKey', 'deviceRememberedStatus'],
    run: (call, { deviceRememberedStatus: status, ...given }) => updateDeviceStatus(call.cognito, { ...given, status }),
  }),
  action({
    name: 'list-devices',
    summary: 'List the user’s devices',
    needs: ['accessToken'],
    takes: ['limit'],
    run: async (call, { accessToken, limit: pageSize }) => listDevices(call.cognito, { accessToken, pageSize }),
  }),
  action({
    name: 'get-device',
    summary: 'Show a device',
    needs: ['accessToken', 'deviceKey'],
    run: (call, given) => getDevice(call.cognito, given),
  }),
  action({
    name: 'forget-device',
    summary: 'Remove a device',
    needs: ['accessToken', 'deviceKey'],
    run: (call, given) => forgetDevice(call.cognito, given),
  }),
  action({
    name: 'admin-list-devices',
    summary: 'List a user’s devices from a server',
    needs: ['username'],
    takes: ['limit'],
    run: async (call, { username, limit: pageSize }) =>
      adminListDevices(call.cognito, { userPoolId: await call.userPoolId(), username, pageSize }),
  }),
  action({
    name: 'admin-forget-device',
    summary: 'Remove a user’s device from a server',
    needs: ['username', 'deviceKey'],
    run: async (call, { username, deviceKey }) =>
      adminForgetDevice(call.cognito, { userPoolId: await call.userPoolId(), username, deviceKey }),
  }),
];
