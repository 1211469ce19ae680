import type { Texts } from './texts.js';

export const english: Texts = {
  greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
  about: {
    confirmation: ({ code }) => ({
      subject: 'Confirm your account',
      email: `welcome! Enter this code to confirm your account: ${code}`,
      sms: `Code to confirm your account: ${code}`,
    }),
    'password reset': ({ code }) => ({
      subject: 'Choose a new password',
      email: `if you asked for it, choose a new password with this code; if not, nothing changes. Code: ${code}`,
      sms: `Code for a new password: ${code}`,
    }),
    invitation: ({ code, username }) => ({
      subject: 'Your new account',
      email: `there is an account for you. User name: ${username} – password for the first sign-in: ${code}`,
      sms: `Your new account: ${username}\nPassword for the first sign-in: ${code}`,
    }),
    'sign-in code': ({ code }) => ({
      subject: 'Your sign-in code',
      email: `enter this code to sign in, and give it to nobody: ${code}`,
      sms: `Code to sign in: ${code}`,
    }),
    address: ({ code }) => ({
      subject: 'Confirm your address',
      email: `enter this code to confirm that this address is yours: ${code}`,
      sms: `Code to confirm this phone number: ${code}`,
    }),
  },
};
