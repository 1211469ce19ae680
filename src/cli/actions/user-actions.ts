import {
  deleteUser,
  getUser,
  getUserAuthFactors,
  getUserAttributeVerificationCode,
  globalSignOut,
  revokeToken,
  updateUserAttributes,
  verifyUserAttribute,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import { attributeOptions, someAttributes } from './given-attributes.js';
import { orSendAgain } from './refused-code.js';

export const userActions: readonly Action[] = [
  action({
    name: 'get-user',
    summary: 'Show the signed-in user',
    needs: ['accessToken'],
    run: (call, given) => getUser(call.cognito, given),
  }),
  action({
    name: 'get-user-auth-factors',
    summary: 'Show what the signed-in user can sign in with',
    needs: ['accessToken'],
    run: (call, given) => getUserAuthFactors(call.cognito, given),
  }),
  action({
    name: 'update-user-attributes',
    summary: 'Change the signed-in user’s attributes',
    needs: ['accessToken'],
    takes: [...attributeOptions, 'clientMetadata'],
    async run(call, { accessToken, clientMetadata, ...given }) {
      const attributes = someAttributes(given);
      return updateUserAttributes(call.cognito, { accessToken, attributes, clientMetadata });
    },
  }),
  action({
    name: 'get-user-attribute-verification-code',
    summary: 'Send a code to the signed-in user’s address',
    needs: ['accessToken', 'attributeName'],
    takes: ['clientMetadata'],
    run: (call, given) => getUserAttributeVerificationCode(call.cognito, given),
  }),
  action({
    name: 'verify-user-attribute',
    summary: 'Verify the address with the code from the message',
    needs: ['accessToken', 'attributeName', 'code'],
    run: (call, given) =>
      orSendAgain(call, `get-user-attribute-verification-code --attribute-name ${given.attributeName}`, () =>
        verifyUserAttribute(call.cognito, given),
      ),
  }),
  action({
    name: 'delete-user',
    summary: 'Delete the signed-in user',
    needs: ['accessToken'],
    async run(call, given) {
      await deleteUser(call.cognito, given);
      call.continueWith({});
    },
  }),
  action({
    name: 'global-sign-out',
    summary: 'Sign the user out everywhere',
    needs: ['accessToken'],
    async run(call, given) {
      await globalSignOut(call.cognito, given);
      call.continueWith({ username: call.signIn.username });
    },
  }),
  action({
    name: 'revoke-token',
    summary: 'Revoke a refresh token and all that came from it',
    needs: ['refreshToken'],
    async run(call, given) {
      await revokeToken(call.cognito, { ...(await call.app()), ...given });
      call.continueWith({ username: call.signIn.username });
    },
  }),
];
