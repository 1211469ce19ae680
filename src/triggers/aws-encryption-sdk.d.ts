/** The part of the AWS Encryption SDK that the custom senders use. It is installed where they are deployed. */
declare module '@aws-crypto/client-node' {
  export const CommitmentPolicy: { readonly REQUIRE_ENCRYPT_ALLOW_DECRYPT: string };
  export const KmsKeyringNode: new (input: { readonly keyIds: readonly string[] }) => object;
  export function buildClient(policy: string): {
    decrypt(keyring: object, ciphertext: Uint8Array): Promise<{ readonly plaintext: Buffer }>;
  };
}
