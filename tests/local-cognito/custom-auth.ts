import type {
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpKeyPair, type SrpKeyPair } from '../../src/auth/index.js';
import {
  answering,
  openWithFunctions,
  type FunctionsOptions,
  type TestFunction,
  type TestFunctions,
  type TriggerEvent,
  type WithFunctions,
} from './functions.js';
import { answerSrp } from './srp-sign-in.js';

type Parameters = Readonly<Record<string, string>>;

/** One entry of the session that the challenge triggers are given. */
export interface Round {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata?: string | null;
}

export const roundsOf = ({ request }: TriggerEvent): readonly Round[] => request['session'] as readonly Round[];

export const customChallenge = { challengeName: 'CUSTOM_CHALLENGE' };
export const passwordVerifier = { challengeName: 'PASSWORD_VERIFIER' };
export const tokens = { issueTokens: true };
export const failure = { failAuthentication: true };

/** A DefineAuthChallenge that decides by what came before. */
export function deciding(decide: (rounds: readonly Round[]) => object): TestFunction {
  return (event) => answering(decide(roundsOf(event)))(event);
}

/** Asks until the answer is right, three times at most. */
const untilRight = deciding((rounds) => {
  const last = rounds.at(-1);
  if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult) return tokens;
  return rounds.filter(({ challengeResult }) => !challengeResult).length < 3 ? customChallenge : failure;
});

/** The password first, then one custom challenge. */
export const passwordFirst = deciding((rounds) => {
  switch (rounds.at(-1)?.challengeName) {
    case 'SRP_A':
      return passwordVerifier;
    case 'CUSTOM_CHALLENGE':
      return rounds.at(-1)?.challengeResult ? tokens : failure;
    default:
      return customChallenge;
  }
});

/** The password, and then whatever the pool wants besides. */
export const passwordAlone = deciding((rounds) => (rounds.length === 1 ? passwordVerifier : tokens));

/** What the user must know; nobody but the functions is told. */
export const secretAnswer = 'the answer that nobody is told';

/** A riddle, whose rounds are numbered in their metadata. */
const riddle: TestFunctions = {
  DefineAuthChallenge: untilRight,
  CreateAuthChallenge: (event) =>
    answering({
      publicChallengeParameters: { riddle: 'What has it got in its pockets?' },
      privateChallengeParameters: { answer: secretAnswer },
      challengeMetadata: `RIDDLE-${roundsOf(event).length + 1}`,
    })(event),
  VerifyAuthChallengeResponse: (event) => {
    const { privateChallengeParameters, challengeAnswer } = event.request;
    const { answer } = privateChallengeParameters as { answer: string };
    return answering({ answerCorrect: challengeAnswer === answer })(event);
  },
};

/** A playground whose functions ask the riddle, or do what they are given. */
export function openWithRiddle(functions: TestFunctions = {}, options: FunctionsOptions = {}): Promise<WithFunctions> {
  const ExplicitAuthFlows = ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
  const client = { ExplicitAuthFlows: [...ExplicitAuthFlows], ...options.client };
  return openWithFunctions({ ...riddle, ...functions }, { ...options, client });
}

/** The same with jane, of whose sign-up nothing is told. */
export async function openWithJane(functions?: TestFunctions, options?: FunctionsOptions): Promise<WithFunctions> {
  const playground = await openWithRiddle(functions, options);
  await playground.addUser('jane');
  playground.events.splice(0);
  return playground;
}

/** What DefineAuthChallenge knew each time that it was asked. */
export function historiesOf(playground: WithFunctions): (readonly Round[])[] {
  return playground.eventsOf('DefineAuthChallenge').map(roundsOf);
}

export function startCustom(
  { api, clientId: ClientId }: Pick<WithFunctions, 'api' | 'clientId'>,
  USERNAME = 'jane',
  more: Parameters = {},
  ClientMetadata?: Parameters,
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME, ...more };
  const metadata = ClientMetadata && { ClientMetadata };
  return api.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters, ...metadata });
}

export function answerCustom(
  { api, clientId: ClientId }: Pick<WithFunctions, 'api' | 'clientId'>,
  { Session }: { readonly Session?: string | undefined },
  ANSWER = secretAnswer,
  more: Parameters = {},
  ClientMetadata?: Parameters,
): Promise<RespondToAuthChallengeCommandOutput> {
  const ChallengeResponses = { USERNAME: 'jane', ANSWER, ...more };
  const metadata = ClientMetadata && { ClientMetadata };
  return api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session,
    ChallengeResponses,
    ...metadata,
  });
}

/** The start of a CUSTOM_AUTH that begins with the password; to be answered by `answerSrp`. */
export function startCustomSrp(
  playground: Pick<WithFunctions, 'api' | 'clientId'>,
  keys: SrpKeyPair,
  USERNAME = 'jane',
  more: Parameters = {},
): Promise<InitiateAuthCommandOutput> {
  return startCustom(playground, USERNAME, { CHALLENGE_NAME: 'SRP_A', SRP_A: keys.srpA, ...more });
}

/** A CUSTOM_AUTH up to what follows the proof of the password. */
export async function provePasswordFirst(
  playground: WithFunctions,
  more: Parameters = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const keys = createSrpKeyPair();
  return answerSrp(playground, await startCustomSrp(playground, keys, 'jane', more), keys, { more });
}
