import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { functions, hashSecretAnswer } from '../../src/triggers/index.js';
import { sdkClient, user } from './served-pool.js';

/** A served pool that calls the functions of the gallery: users are confirmed at once, and asked two questions. */
export interface CustomAuthPool {
  readonly url: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** What every user has left as the secret answer. */
  readonly firstPet: string;
  addUser(username: string): Promise<void>;
  /** The answer to a captcha, for who can't see it. */
  solve(question: Readonly<Record<string, string>> | undefined): string;
  close(): Promise<void>;
}

const triggers = ['PreSignUp', 'DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const;

export async function openCustomAuthPool(): Promise<CustomAuthPool> {
  const cognito = await startLocalCognito();
  const arns = await Promise.all(
    triggers.map(async (trigger) => {
      const handler = await functions[trigger]({ environment: {} });
      return [trigger, cognito.functions.register(trigger, handler)] as const;
    }),
  );
  const { url, close } = await cognito.listen();
  const sdk = sdkClient(url);
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({
      PoolName: 'custom-auth',
      AutoVerifiedAttributes: ['email'],
      Schema: [{ Name: 'secret_answer', AttributeDataType: 'String', Mutable: true }],
      LambdaConfig: Object.fromEntries(arns),
    }),
  );
  const userPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: 'custom-auth',
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }),
  );
  const clientId = UserPoolClient?.ClientId ?? '';
  const firstPet = 'Captain Whiskers';
  return {
    url,
    userPoolId,
    clientId,
    firstPet,
    async addUser(username) {
      const UserAttributes = [
        { Name: 'email', Value: user.emailOf(username) },
        { Name: 'custom:secret_answer', Value: await hashSecretAnswer(firstPet) },
      ];
      const { password } = user;
      await sdk.send(new SignUpCommand({ ClientId: clientId, Username: username, Password: password, UserAttributes }));
    },
    solve: (question) => String(sumOf(question?.['spoken'] ?? '')),
    async close() {
      sdk.destroy();
      await close();
      await cognito.close();
    },
  };
}

function sumOf(spoken: string): number {
  const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return spoken.split(' plus ').reduce((sum, word) => sum + words.indexOf(word), 0);
}
