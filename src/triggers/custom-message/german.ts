import type { Texts } from './texts.js';

export const german: Texts = {
  greeting: (name) => (name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`),
  about: {
    confirmation: ({ code }) => ({
      subject: 'Bestätigen Sie Ihr Konto',
      email: `willkommen! Mit diesem Code bestätigen Sie Ihr Konto: ${code}`,
      sms: `Code zum Bestätigen Ihres Kontos: ${code}`,
    }),
    'password reset': ({ code }) => ({
      subject: 'Wählen Sie ein neues Passwort',
      email: `falls Sie darum gebeten haben, wählen Sie mit diesem Code ein neues Passwort; sonst ändert sich nichts. Code: ${code}`,
      sms: `Code für ein neues Passwort: ${code}`,
    }),
    invitation: ({ code, username }) => ({
      subject: 'Ihr neues Konto',
      email: `für Sie wurde ein Konto angelegt. Benutzername: ${username} – Passwort für die erste Anmeldung: ${code}`,
      sms: `Ihr neues Konto: ${username}\nPasswort für die erste Anmeldung: ${code}`,
    }),
    'sign-in code': ({ code }) => ({
      subject: 'Ihr Anmeldecode',
      email: `mit diesem Code melden Sie sich an; geben Sie ihn niemandem: ${code}`,
      sms: `Code zum Anmelden: ${code}`,
    }),
    address: ({ code }) => ({
      subject: 'Bestätigen Sie Ihre Adresse',
      email: `mit diesem Code bestätigen Sie, dass diese Adresse Ihnen gehört: ${code}`,
      sms: `Code zum Bestätigen dieser Nummer: ${code}`,
    }),
  },
};
