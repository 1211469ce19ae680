import { execFile } from 'node:child_process';
import { copyFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeTemporaryHome } from '../interop/temporary-home.js';
import { keyArn, startKeyService } from './key-service.js';

/** A function's folder on Lambda: its bundle and the packages that it was deployed with. */
const program = `
  const { createHandler } = await import('./custom-email-sender.mjs');
  const deliver = async (message) => process.stdout.write(JSON.stringify(message));
  await createHandler({ environment: process.env, deliver })(JSON.parse(process.argv[1]));
`;

describe('a custom sender decrypts what the AWS Encryption SDK encrypted', () => {
  let folder: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let keys: Awaited<ReturnType<typeof startKeyService>>;

  beforeAll(async () => {
    folder = await makeTemporaryHome();
    keys = await startKeyService();
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', keys.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
    const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
    await copyFile(here('../../dist/triggers/custom-email-sender.mjs'), join(folder.path, 'custom-email-sender.mjs'));
    await symlink(here('node_modules'), join(folder.path, 'node_modules'));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await keys?.close();
    await folder?.remove();
  });

  async function delivered(plain: string, key = keyArn): Promise<unknown> {
    const { encrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
    const { result } = await encrypt(new KmsKeyringNode({ generatorKeyId: keyArn }), plain, {
      encryptionContext: { 'userpool-id': 'eu-west-1_Ab1Cd2Ef3' },
    });
    const request = { code: result.toString('base64'), userAttributes: { email: 'jane@example.com' } };
    const event = { triggerSource: 'CustomEmailSender_AdminCreateUser', userName: 'jane', request };
    const args = ['--input-type=module', '--eval', program, '--', JSON.stringify(event)];
    const env = { ...process.env, KEY_ARN: key };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder.path, env });
    return JSON.parse(stdout);
  }

  it('and undoes the HTML escapes of a temporary password', async () => {
    expect(await delivered('a&lt;b&amp;1')).toMatchObject({ to: 'jane@example.com', code: 'a<b&1' });
  });

  it('but not under another key', async () => {
    await expect(delivered('482915', keyArn.replace('0f5c', '1f5c'))).rejects.toThrow(
      'unencryptedDataKey has not been set',
    );
  });
});
