import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { adminConfirmSignUp, confirmSignUp, resendConfirmationCode, signUp } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import { action, type Action } from './action.js';
import { continueAs } from './continue-as.js';
import { attributeOptions, attributesOf } from './given-attributes.js';
import { orSendAgain } from './refused-code.js';

export const signUpActions: readonly Action[] = [
  action({
    name: 'sign-up',
    summary: 'Register a user',
    needs: ['username'],
    takes: ['password', 'passwordless', ...attributeOptions, 'validationData', 'clientMetadata'],
    async run(call, { username, passwordless = false, validationData, clientMetadata, ...given }) {
      const password = passwordless ? undefined : await call.need('password');
      const attributes = attributesOf(given);
      const user = { username, password, attributes, validationData, clientMetadata };
      const result = await signUp(call.cognito, { ...(await call.app()), ...user }).catch((error: unknown) => {
        throw passwordless ? explainPasswordless(error) : error;
      });
      call.continueWith({ username });
      return result;
    },
  }),
  action({
    name: 'confirm-sign-up',
    summary: 'Confirm a user with the code from the message',
    needs: ['username', 'confirmationCode'],
    takes: ['clientMetadata'],
    async run(call, given) {
      const app = await call.app();
      const result = await orSendAgain(call, `resend-confirmation-code --username ${given.username}`, () =>
        confirmSignUp(call.cognito, { ...app, ...given }),
      );
      continueAs(call, given.username, { signUpSession: result.session });
      if (result.session !== undefined) {
        call.note(`Next: ${call.command('action initiate-auth')} --auth-flow USER_AUTH`);
        call.note('For some minutes it needs no password: the code stands in for the first factor.');
      }
      return result;
    },
  }),
  action({
    name: 'resend-confirmation-code',
    summary: 'Send a new sign-up code',
    needs: ['username'],
    takes: ['clientMetadata'],
    run: async (call, given) => resendConfirmationCode(call.cognito, { ...(await call.app()), ...given }),
  }),
  action({
    name: 'admin-confirm-sign-up',
    summary: 'Confirm a user without the code',
    needs: ['username'],
    takes: ['clientMetadata'],
    run: async (call, { username, clientMetadata }) =>
      adminConfirmSignUp(call.cognito, { userPoolId: await call.userPoolId(), username, clientMetadata }),
  }),
];

function explainPasswordless(error: unknown): unknown {
  if (!(error instanceof InvalidParameterException)) return error;
  return new ExpectedError(`${error.name}: ${error.message}`, {
    next: 'Users without a password need a pool that takes one-time passwords: create-user-pool --first-factors PASSWORD,EMAIL_OTP',
    cause: error,
  });
}
