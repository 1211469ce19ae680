/** The part of cognito-srp-helper that is used here: the types that it ships name no module. */
declare module 'cognito-srp-helper' {
  export interface SrpSession {
    readonly username: string;
    readonly largeA: string;
  }
  export interface SrpSessionSigned extends SrpSession {
    readonly passwordSignature: string;
  }
  interface Challenge {
    readonly ChallengeParameters?: Record<string, string> | undefined;
  }
  export function createSecretHash(username: string, clientId: string, clientSecret: string): string;
  export function createPasswordHash(username: string, password: string, poolId: string): string;
  export function createSrpSession(username: string, password: string, poolId: string, isHashed: boolean): SrpSession;
  export function createDeviceVerifier(
    deviceKey: string,
    deviceGroupKey: string,
  ): {
    readonly DeviceRandomPassword: string;
    readonly DeviceSecretVerifierConfig: { readonly PasswordVerifier: string; readonly Salt: string };
  };
  export function signSrpSession(session: SrpSession, response: Challenge): SrpSessionSigned;
  export function signSrpSessionWithDevice(
    session: SrpSession,
    response: Challenge,
    deviceGroupKey: string,
    devicePassword: string,
  ): SrpSessionSigned;
  export function wrapInitiateAuth<Request>(session: SrpSession, request: Request): Request;
  export function wrapAuthChallenge<Request>(session: SrpSessionSigned, request: Request): Request;
}
