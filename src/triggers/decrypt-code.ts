import type { Environment } from './environment.js';

/** Decrypts what Cognito gives the custom senders: a message of the AWS Encryption SDK under the pool's KMS key. */
export type DecryptCode = (code: string) => Promise<string>;

/**
 * Decrypts on AWS. The AWS Encryption SDK is loaded at the first code: it must be in the function's bundle, which only
 * the custom senders need.
 *
 * Settings: `KEY_ARN`, the ARN of the key that is `KMSKeyID` in the pool's LambdaConfig. The function's role needs
 * `kms:Decrypt` on it.
 */
export function createDecryptCode(environment: Environment): DecryptCode {
  return async (code) => {
    const keyArn = environment['KEY_ARN'];
    if (!keyArn) throw new Error('KEY_ARN is not set. Set it to the ARN of the key that is KMSKeyID in LambdaConfig.');
    const { buildClient, CommitmentPolicy, KmsKeyringNode } = await loadEncryptionSdk();
    const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
    const { plaintext } = await decrypt(new KmsKeyringNode({ keyIds: [keyArn] }), Buffer.from(code, 'base64'));
    return plaintext.toString('utf8');
  };
}

async function loadEncryptionSdk() {
  try {
    return await import('@aws-crypto/client-node');
  } catch (error) {
    throw new Error(
      "The AWS Encryption SDK is missing. Add the package @aws-crypto/client-node to the function's bundle.",
      {
        cause: error,
      },
    );
  }
}
