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
  return (operation, options) =>
    new Promise((resolve, reject) => {
      const args = ['cognito-idp', operation, '--endpoint-url', url, '--output', 'json', ...flagsOf(options)];
      execFile('aws', args, { env: environment() }, (error, stdout, stderr) => {
        if (error) reject(new Error(stderr.trim() || error.message));
        else resolve(JSON.parse(stdout.trim() || '{}') as Answer);
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
