import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';

const algorithm = 'RS256';

/** Signs whatever it is told to with the local issuer's own key. */
export async function signedByIssuer(dataDir: string, claims: JWTPayload): Promise<string> {
  const { private: jwk } = JSON.parse(readFileSync(join(dataDir, 'identity.json'), 'utf8')) as {
    private: Parameters<typeof importJWK>[0];
  };
  return await sign(await importJWK(jwk, algorithm), claims);
}

/** The same claims under a key that nobody knows. */
export async function signedByStranger(claims: JWTPayload): Promise<string> {
  return await sign((await generateKeyPair(algorithm)).privateKey, claims);
}

/** The same claims without any signature. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

export function claimsOf(token: string): JWTPayload {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
}

function sign(key: Awaited<ReturnType<typeof importJWK>>, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm }).sign(key);
}
