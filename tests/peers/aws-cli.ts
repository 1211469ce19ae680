import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { installed, type Installed } from './installed.js';

/**
 * One call of `aws cognito-idp`, which fails with what the AWS CLI said.
 * @param options `userPoolId` is its `--user-pool-id`.
 */
export type AwsCli = (
  operation: string,
  options: Readonly<Record<string, string | readonly string[]>>,
) => Promise<Answer>;

/** What the AWS CLI prints, with the members that lead on to other calls. */
export interface Answer {
  readonly [member: string]: unknown;
  readonly UserPool?: { readonly Id: string };
  readonly UserPoolClient?: { readonly ClientId: string };
  readonly Session?: string;
  readonly SecretCode?: string;
  readonly AuthenticationResult?: {
    readonly AccessToken: string;
    readonly NewDeviceMetadata?: { readonly DeviceKey: string; readonly DeviceGroupKey: string };
  };
}

export function installedAwsCli(): Installed {
  return installed(['aws', '--version'], 'awscli', environment());
}

export function awsCliAt(url: string): AwsCli {
  const run = awsCliAsItIsAt(url);
  return async (operation, options) => {
    const { exitCode, stdout, stderr } = await run(operation, ['--output', 'json', ...flagsOf(options)]);
    if (exitCode !== 0) throw new Error(stderr || `The AWS CLI ended with ${exitCode}.`);
    return JSON.parse(stdout || '{}') as Answer;
  };
}

/** What a call of `aws cognito-idp` came to, however it ended. The blank ends of what it said are cut off. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function awsCliAsItIsAt(url: string): (operation: string, flags: readonly string[]) => Promise<Ended> {
  return (operation, flags) =>
    new Promise((resolve, reject) => {
      const args = ['cognito-idp', operation, '--endpoint-url', url, ...flags];
      execFile('aws', args, { env: environment() }, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode !== 'number') reject(error);
        else resolve({ exitCode, stdout: stdout.trim(), stderr: stderr.trim() });
      });
    });
}

function flagsOf(options: Parameters<AwsCli>[1]): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    // In one word, because a value may begin with a dash.
    return typeof value === 'string' ? [`${flag}=${value}`] : [flag, ...value];
  });
}

/** Nothing of the person's own settings for AWS. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_PAGER: '',
  };
}
