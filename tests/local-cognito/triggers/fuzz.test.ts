import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { answerCustom, openWithRiddle, startCustom, startCustomSrp } from '../custom-auth.js';
import { passOn, type TestFunction, type TriggerEvent, type WithFunctions } from '../functions.js';
import { failureOf } from '../playground.js';
import { answerSrp } from '../srp-sign-in.js';

/** What any function may come up with. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 3,
});

/** Mostly what fits, for all else is refused at the door. */
const flag = fc.oneof({ weight: 4, arbitrary: fc.boolean() }, anything);
const text = fc.oneof({ weight: 4, arbitrary: fc.string() }, fc.constant(null), anything);
const texts = fc.oneof({ weight: 4, arbitrary: fc.array(fc.string()) }, fc.constant(null), anything);
const strings = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant(null))) },
  anything,
);
const claims = fc.record(
  {
    claimsToAddOrOverride: fc.oneof(
      strings,
      fc.dictionary(
        fc.constantFrom('sub', 'iss', 'exp', 'scope', '__proto__', 'toString', 'aud', 'pet'),
        fc.jsonValue(),
      ),
    ),
    claimsToSuppress: fc.oneof(texts, fc.subarray(['sub', 'iss', 'exp', 'token_use', 'scope', 'username', 'email'])),
    scopesToAdd: texts,
    scopesToSuppress: texts,
  },
  { requiredKeys: [] },
);
const groups = fc.oneof(
  fc.constant(null),
  fc.record({ groupsToOverride: texts, iamRolesToOverride: texts, preferredRole: text }, { requiredKeys: [] }),
  anything,
);
const attributes = fc.oneof(
  fc.record(
    {
      email: fc.constantFrom('jane@example.com', 'nowhere', ''),
      email_verified: fc.constantFrom('true', 'yes'),
      phone_number: fc.constantFrom('+15550100', '555'),
      username: fc.constantFrom('jane', 'jane@example.com', ''),
      sub: fc.string(),
    },
    { requiredKeys: [] },
  ),
  strings,
);

const response = fc.oneof(
  fc.record(
    {
      autoConfirmUser: flag,
      autoVerifyEmail: flag,
      autoVerifyPhone: flag,
      challengeName: fc.oneof(
        fc.constantFrom('CUSTOM_CHALLENGE', 'PASSWORD_VERIFIER', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SRP_A'),
        text,
      ),
      issueTokens: flag,
      failAuthentication: flag,
      publicChallengeParameters: strings,
      privateChallengeParameters: strings,
      challengeMetadata: text,
      answerCorrect: flag,
      claimsOverrideDetails: fc.oneof(claims, anything),
      claimsAndScopeOverrideDetails: fc.oneof(
        fc.record(
          {
            idTokenGeneration: fc.oneof(claims, anything),
            accessTokenGeneration: fc.oneof(claims, anything),
            groupOverrideDetails: groups,
          },
          { requiredKeys: [] },
        ),
        anything,
      ),
      smsMessage: text,
      emailMessage: fc.oneof(
        fc.string().map((around) => `${around}{####}`),
        text,
      ),
      emailSubject: text,
      userAttributes: attributes,
      finalUserStatus: fc.oneof(fc.constantFrom('CONFIRMED', 'RESET_REQUIRED'), text),
      forceAliasCreation: flag,
      enableSMSMFA: flag,
      messageAction: text,
      desiredDeliveryMediums: texts,
    },
    { requiredKeys: [] },
  ),
  anything,
);

type Output =
  | { readonly kind: 'response'; readonly value: unknown }
  | { readonly kind: 'request'; readonly value: unknown }
  | { readonly kind: 'whole'; readonly value: unknown }
  | { readonly kind: 'thrown'; readonly value: unknown };

const output: fc.Arbitrary<Output> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('response' as const), value: response }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('request' as const), value: anything }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('whole' as const), value: anything }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('thrown' as const), value: anything }) },
);

/** A function that gives these back, one a call, and then whatever it was given. */
function giving(outputs: readonly Output[]): TestFunction {
  const left = [...outputs];
  return (event: TriggerEvent) => {
    const next = left.shift();
    if (next === undefined) return passOn(event);
    const { kind, value } = next;
    if (kind === 'thrown') throw value;
    if (kind === 'whole') return value;
    return { ...event, [kind]: value !== null && typeof value === 'object' ? { ...event[kind], ...value } : value };
  };
}

/** A life with this pool: each call may fail, as long as it is the caller or a function that is to blame. */
async function live(playground: WithFunctions): Promise<string[]> {
  const { api, clientId: ClientId } = playground;
  const told: string[] = [];
  const tell = async (call: Promise<unknown>): Promise<void> => void told.push(await failureOf(call));
  await tell(playground.startSignIn('jane'));
  await tell(playground.signUp('jane'));
  await tell(api.resendConfirmationCode({ ClientId, Username: 'jane' }));
  const [message] = await playground.local.outbox.list();
  await tell(api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: message?.code ?? '123456' }));
  await tell(playground.startSignIn('jane'));
  await tell(startCustom(playground).then((question) => answerCustom(playground, question)));
  const keys = createSrpKeyPair();
  const proof = startCustomSrp(playground, keys).then((question) =>
    question.ChallengeName === 'PASSWORD_VERIFIER' ? answerSrp(playground, question, keys) : question,
  );
  await tell(proof);
  return told;
}

test.each(['V1_0' as const, 'V2_0' as const])(
  'whatever functions give back, the service is not at fault: %s',
  async (version) => {
    await fc.assert(
      fc.asyncProperty(fc.array(output, { minLength: 8, maxLength: 24 }), async (outputs) => {
        const any = giving(outputs);
        await using playground = await openWithRiddle(
          {
            PreSignUp: any,
            PostConfirmation: any,
            PreAuthentication: any,
            PostAuthentication: any,
            PreTokenGeneration: any,
            CustomMessage: any,
            UserMigration: any,
            DefineAuthChallenge: any,
            CreateAuthChallenge: any,
            VerifyAuthChallengeResponse: any,
          },
          { version, pool: { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } } },
        );
        for (const outcome of await live(playground)) {
          expect(outcome).toMatch(/^(no failure|[A-Z]\w+Exception: )/);
          expect(outcome).not.toMatch(/^(InternalError|ResourceNotFound|UnexpectedLambda)/);
        }
      }),
      { numRuns: 25 },
    );
  },
);
