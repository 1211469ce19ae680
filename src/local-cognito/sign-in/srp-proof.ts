import { hexToInteger } from '../crypto/integers.js';
import {
  isAcceptableA,
  openExchange,
  proofIsRight,
  scramblerOf,
  type PasswordVerifier,
  type SrpParty,
} from '../crypto/srp.js';
import { invalidParameter } from '../protocol/errors.js';
import { systemClock } from '../clock.js';
import type { Service } from '../service.js';
import { requireParameter, type Parameters } from './parameters.js';
import type { Exchange } from './secret-block.js';
import { isTimely } from './timestamp.js';

/** @throws {ServiceError} InvalidParameterException when SRP_A is missing, not hexadecimal, or a multiple of N. */
export function readSrpA(parameters: Parameters): bigint {
  const A = hexToInteger(requireParameter(parameters, 'SRP_A'));
  if (A === undefined || !isAcceptableA(A)) throw invalidParameter('SRP_A is not a valid public value.');
  return A;
}

/** The server's answer to a client's public value: what goes over the wire, in hex without leading zeros, and the rest. */
export function answerExchange(
  service: Service,
  A: bigint,
  password: PasswordVerifier,
): { exchange: Exchange; wire: { SALT: string; SRP_B: string } } {
  const { b, B } = openExchange(password.verifier, (length) => service.random.bytes(length));
  return {
    exchange: { A, b, u: scramblerOf(A, B) },
    wire: { SALT: password.salt.toString(16), SRP_B: B.toString(16) },
  };
}

export interface Claim {
  readonly signature: Buffer;
  readonly secretBlock: Buffer;
  readonly timestamp: string;
}

/** @throws {ServiceError} InvalidParameterException that names the first member missing. */
export function readClaim(responses: Parameters): Claim {
  return {
    signature: Buffer.from(requireParameter(responses, 'PASSWORD_CLAIM_SIGNATURE'), 'base64'),
    secretBlock: Buffer.from(requireParameter(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'), 'base64'),
    timestamp: requireParameter(responses, 'TIMESTAMP'),
  };
}

/** Whether the claim proves the password behind the verifier, in time. */
export function claimHolds(
  service: Service,
  party: SrpParty,
  password: PasswordVerifier,
  { A, b, u }: Exchange,
  claim: Claim,
): boolean {
  // The service's clock may have been moved, which its clients know nothing of.
  const isNow = [service.clock, systemClock].some((clock) => isTimely(claim.timestamp, clock.now()));
  return isNow && proofIsRight(party, { A, b, u, verifier: password.verifier, ...claim });
}
