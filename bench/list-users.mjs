import { measureAtSizes, notes, placesOf } from './lib/at-size.mjs';
import { call } from './lib/call.mjs';
import { addressOf } from './lib/requests.mjs';

export const title = 'ListUsers, by the number of users';

const PAGE = 60;

export async function run({ quick }) {
  const options = { quick };
  for (const place of await placesOf('ours', options)) place.middle = await middleOf(place);
  const measure = (label, work, side = 'ours') => measureAtSizes(label, side, work, options);
  const lines = [
    ...(await measure('first page', firstPage)),
    ...(await measure('page in the middle', pageInTheMiddle)),
    ...(await measure('filter = on email', whoHasTheAddress)),
    ...(await measure('filter ^= on email', whoseAddressBegins)),
    ...(await measure('first page', firstPage, 'peer')),
    ...(await measure('filter = on email', whoHasTheAddress, 'peer')),
  ];
  return {
    lines,
    notes: [
      ...notes,
      `A page has ${PAGE} users, that of ^= eleven. cognito-local knows no pages: its first one is all of them.`,
    ],
  };
}

async function listUsers({ url, poolId }, input) {
  const { Users, PaginationToken } = await call(url, 'ListUsers', { UserPoolId: poolId, ...input });
  if (Users.length === 0) throw new Error(`ListUsers found nobody: ${JSON.stringify(input)}`);
  return { users: Users, token: PaginationToken };
}

/** Tokens say where a page ended, whatever filter it had: one of those whose names begin so leads to the middle. */
async function middleOf(place) {
  const { token } = await listUsers(place, { Filter: 'username ^= "filler5"', Limit: 5 });
  return token;
}

const firstPage = (place) => listUsers(place, { Limit: PAGE });

async function pageInTheMiddle(place) {
  const { users } = await listUsers(place, { Limit: PAGE, PaginationToken: place.middle });
  const names = users.map(({ Username }) => Username);
  if (!names[0].startsWith('filler5')) throw new Error(`The page in the middle begins with ${names[0]}.`);
}

async function whoHasTheAddress(place, turn) {
  const address = addressOf(place.usernames[turn % place.usernames.length]);
  const { users } = await listUsers(place, { Filter: `email = "${address}"` });
  if (users.length !== 1) throw new Error(`${users.length} users have ${address}.`);
}

async function whoseAddressBegins(place) {
  const { users } = await listUsers(place, { Filter: 'email ^= "resident1"', Limit: PAGE });
  if (users.length !== 11) throw new Error(`${users.length} users whose address begins so instead of 11.`);
}
