import { createHash, createHmac } from 'node:crypto';
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' };
import type { WireRequest } from '../actions/wire.js';

const N = BigInt(`0x${vectors.group.NHex}`);
const k = BigInt(`0x${vectors.group.kHex}`);

export const poolId = 'eu-west-1_Ab1Cd2Ef3';

interface FakePool {
  /** What users are called inside, as the pool knows them by another name than they type. */
  readonly ownName: string;
  readonly password: string;
  readonly device?: { readonly key: string; readonly groupKey: string; readonly password: string };
  /** What it answers, one after the other, once the password is proved, if there is one: challenges, then tokens. */
  readonly afterwards: readonly object[];
}

/** A service that knows one user. It checks SRP proofs for real, and every other answer only for not being `wrong`. */
export function fakePool(pool: FakePool): (request: WireRequest) => object {
  const rest = [...pool.afterwards];
  const next = () => rest.shift() ?? tokens;
  const user = srpService('Ab1Cd2Ef3', pool.ownName, pool.password);
  const device = pool.device && srpService(pool.device.groupKey, pool.device.key, pool.device.password);

  return ({ body }) => {
    const { AuthFlow, AuthParameters, ChallengeName, ChallengeResponses: given = {} } = body as WireBody;
    if (AuthParameters) {
      const { SRP_A } = AuthParameters;
      if (SRP_A === undefined) return next();
      const names = { USERNAME: pool.ownName, USER_ID_FOR_SRP: pool.ownName };
      return {
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeParameters: { ...names, ...user.ask(SRP_A) },
        ...(AuthFlow === 'CUSTOM_AUTH' && { Session: session }),
      };
    }
    if (given['DEVICE_KEY'] && given['DEVICE_KEY'] !== pool.device?.key) return noSuchDevice;
    switch (ChallengeName) {
      case 'PASSWORD_VERIFIER':
        return user.accepts(given) ? next() : notAuthorized;
      case 'DEVICE_SRP_AUTH': {
        const names = { USERNAME: pool.ownName, DEVICE_KEY: pool.device!.key };
        const ChallengeParameters = { ...names, ...device!.ask(given['SRP_A']!) };
        return { ChallengeName: 'DEVICE_PASSWORD_VERIFIER', ChallengeParameters };
      }
      case 'DEVICE_PASSWORD_VERIFIER':
        return device!.accepts(given) ? next() : notAuthorized;
      default:
        return Object.values(given).includes('wrong') ? codeMismatch : next();
    }
  };
}

/** What each request after the first said, apart from the proofs. */
export function answersIn(requests: readonly WireRequest[]): unknown[] {
  return requests.slice(1).map(({ body }) => {
    const { ChallengeName, Session, ChallengeResponses } = body as Record<string, Record<string, string>>;
    const plain = Object.entries(ChallengeResponses!).filter(
      ([name]) => !/^(PASSWORD_CLAIM|TIMESTAMP|SRP_A)/.test(name),
    );
    return [ChallengeName, Session, Object.fromEntries(plain)];
  });
}

export const session = 'AYABe-session-one-of-many';
export const tokens = {
  AuthenticationResult: { AccessToken: 'a', IdToken: 'i', ExpiresIn: 3600, TokenType: 'Bearer' },
};
const notAuthorized = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const noSuchDevice = { __type: 'ResourceNotFoundException', message: 'Device does not exist.' };
const codeMismatch = { __type: 'CodeMismatchException', message: 'Invalid code received for user' };

interface WireBody {
  readonly AuthFlow?: string;
  readonly AuthParameters?: Record<string, string>;
  readonly ChallengeName?: string;
  readonly ChallengeResponses?: Record<string, string>;
}

/** The other side of SRP, by the book. */
function srpService(realm: string, name: string, password: string) {
  const salt = 0x5af51aaefd3870fddcbb607e25b6909fn;
  const b = 0x123456789abcdefn;
  const block = Buffer.from('opaque to the client').toString('base64');
  const inner = hash(`${realm}${name}:${password}`);
  const verifier = power(2n, integer(hash(pad(salt), inner)));
  const B = (k * verifier + power(2n, b)) % N;
  let A = 0n;

  return {
    ask(srpA: string) {
      A = BigInt(`0x${srpA}`);
      return { SALT: salt.toString(16), SRP_B: B.toString(16), SECRET_BLOCK: block };
    },
    accepts(answer: Record<string, string>): boolean {
      const u = integer(hash(pad(A), pad(B)));
      const S = power(A * power(verifier, u), b);
      const key = hmac(hmac(pad(u), pad(S)), 'Caldera Derived Key\x01').subarray(0, 16);
      const signed = [realm, name, Buffer.from(answer['PASSWORD_CLAIM_SECRET_BLOCK']!, 'base64'), answer['TIMESTAMP']!];
      return hmac(key, ...signed).toString('base64') === answer['PASSWORD_CLAIM_SIGNATURE'];
    },
  };
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % N; exponent > 0n; exponent >>= 1n, square = (square * square) % N) {
    if (exponent & 1n) result = (result * square) % N;
  }
  return result;
}

function hash(...parts: (string | Buffer)[]): Buffer {
  return parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
}

function hmac(key: Buffer, ...parts: (string | Buffer)[]): Buffer {
  return parts.reduce((sum, part) => sum.update(part), createHmac('sha256', key)).digest();
}

function integer(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

function pad(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}
