import { startLocalCognito } from '../../../src/local-cognito/index.js';

/**
 * Opens a file and signs users up, `<prefix>0` and so on, until there are `count`. Prints each name that was taken
 * down, as soon as it was. Without a client id, it makes a pool and a client first.
 */
async function main([file, prefix, count, givenClientId]: readonly string[]): Promise<void> {
  const local = await startLocalCognito({ file: file! });
  const call = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const { response } = await local.requestHandler.handle({
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`, authorization: 'test' },
      body: JSON.stringify(input),
    });
    return JSON.parse((response.body as Buffer).toString()) as Record<string, unknown>;
  };
  const ClientId = givenClientId ?? (await makeClient(call));
  for (let index = 0; index < Number(count); index++) {
    const Username = `${prefix}${index}`;
    const Password = 'Correct-Horse-9!';
    const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }];
    const { UserSub, __type } = await call('SignUp', { ClientId, Username, Password, UserAttributes });
    if (UserSub !== undefined) process.stdout.write(`${Username}\n`);
    else if (__type !== 'UsernameExistsException') throw new Error(String(__type));
    // Lets the other process have its turn, as a server between two requests would.
    await new Promise(setImmediate);
  }
  await local.close();
}

async function makeClient(
  call: (operation: string, input: object) => Promise<Record<string, unknown>>,
): Promise<string> {
  const { UserPool } = await call('CreateUserPool', { PoolName: 'pool' });
  const { Id } = UserPool as { Id: string };
  const { UserPoolClient } = await call('CreateUserPoolClient', { UserPoolId: Id, ClientName: 'app' });
  return (UserPoolClient as { ClientId: string }).ClientId;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
