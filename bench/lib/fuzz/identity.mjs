import { createHmac } from 'node:crypto';

const PASSWORD = 'Planted-Horse-';

/** What a subject is there for: its number within its pool. */
export const ROLES = { regular: 0, newcomer: 1, leaver: 2 };

/** The names of a subject, who takes new ones each time that it signs up. */
export function identity({ index, kind }, role, number) {
  const name = `jane${index}${role}${number === 0 ? '' : `x${number}`}`;
  const email = `${name}@example.com`;
  return {
    username: kind.pool.UsernameAttributes === undefined ? name : email,
    email,
    phone: `+1555${index}${role}${String(number).padStart(4, '0')}`,
  };
}

export function firstPassword({ index }, role) {
  return `${PASSWORD}${index}${role}`;
}

/** The password that a subject gets next: none that it had before. */
export function newPassword({ home, role, passwords }) {
  return `${PASSWORD}new${home.index}${role}${passwords}`;
}

export function isPlanted(password) {
  return typeof password === 'string' && password.startsWith(PASSWORD);
}

export function attributesOf({ home, role, email, phone }) {
  const values = { email, phone_number: phone };
  // Who leaves and comes back in a pool that takes SMS has no phone number: so an authenticator is to be set up.
  const isLeaver = role === ROLES.leaver && home.kind.addresses.length > 1;
  const addresses = isLeaver ? home.kind.addresses.slice(0, 1) : home.kind.addresses;
  return [...addresses.map((Name) => ({ Name, Value: values[Name] })), { Name: 'name', Value: 'Jane' }];
}

export function verifiedAttributesOf(one) {
  const given = attributesOf(one);
  const verified = given
    .filter(({ Name }) => Name !== 'name')
    .map(({ Name }) => ({ Name: `${Name}_verified`, Value: 'true' }));
  return [...given, ...verified];
}

/** SECRET_HASH by the client's newest secret; undefined when it has none. */
export function secretHash({ home, username }) {
  const secret = home.secrets.at(-1)?.value;
  if (secret === undefined) return undefined;
  return createHmac('sha256', secret)
    .update(username + home.client)
    .digest('base64');
}
