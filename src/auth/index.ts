// Sign-in
export { signInWithCustomAuth, signInWithSrp, type CustomSignInInput, type SignInInput } from './sign-in.js';
export type { SignInOptions, SignInResult } from './challenge-loop.js';
export {
  UnhandledChallengeError,
  type AnswerTo,
  type ChallengeHandlers,
  type ChallengeOf,
  type HandledChallengeName,
} from './challenge-handlers.js';

// SRP, for sign-ins of your own
export { createSrpKeyPair, type RandomBytes, type SrpKeyPair } from './srp/key-pair.js';
export { deviceIdentity, userIdentity, type RememberedDevice, type SrpIdentity } from './srp/identity.js';
export { provePassword, type PasswordClaim, type SrpChallenge } from './srp/proof.js';
export { createDeviceVerifier, type DeviceVerifier } from './srp/device-verifier.js';
export { SrpError } from './srp/integers.js';

// Authenticators
export { currentTotpCode, secondsToNextStep } from './totp.js';
export { otpauthUri, type Authenticator } from './otpauth-uri.js';
export { groupSecret } from './group-secret.js';

// Tokens
export { TokenError, verifyTokens, type Claims, type TokenIssuer } from './verify-tokens.js';
