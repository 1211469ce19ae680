import { confirmSignUp, resendConfirmationCode, signUp } from '../../actions/index.js';
import { action, type Action } from './action.js';

export const signUpActions: readonly Action[] = [
  action({
    name: 'sign-up',
    summary: 'Register a user',
    needs: ['username', 'password'],
    takes: ['email', 'phoneNumber', 'attribute'],
    async run(call, { username, password, email, phoneNumber, attribute }) {
      const attributes = {
        ...attribute,
        ...(email !== undefined && { email }),
        ...(phoneNumber !== undefined && { phone_number: phoneNumber }),
      };
      const result = await signUp(call.cognito, { ...(await call.app()), username, password, attributes });
      call.continueWith({ username });
      return result;
    },
  }),
  action({
    name: 'confirm-sign-up',
    summary: 'Confirm a user with the code from the message',
    needs: ['username', 'confirmationCode'],
    run: async (call, given) => confirmSignUp(call.cognito, { ...(await call.app()), ...given }),
  }),
  action({
    name: 'resend-confirmation-code',
    summary: 'Send a new sign-up code',
    needs: ['username'],
    run: async (call, given) => resendConfirmationCode(call.cognito, { ...(await call.app()), ...given }),
  }),
];
