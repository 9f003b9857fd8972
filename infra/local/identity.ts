import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { epochMilliseconds, epochSeconds, type Instant } from '../../shared/domain/calendar.ts';

/** A name, not an address: people are entered under it, so it must outlive a change of port. */
export const issuer = 'http://localhost/_local';

const audience = 'dealer-care';
const algorithm = 'RS256';
/** Long enough for a demonstration that moves the clock by months. */
const lifetimeSeconds = 366 * 24 * 3600;

export interface Identity {
  /** @returns an access token for the subject. */
  sign(subject: string): Promise<string>;
  /** @returns the token's claims. @throws where it is not valid now. */
  verify(token: string): Promise<JWTPayload>;
}

const keyFileSchema = z.object({ public: z.looseObject({}), private: z.looseObject({}) });

/** The local token issuer, with a key pair made once and kept in `dataDir`. */
export async function openIdentity(dataDir: string, now: () => Instant): Promise<Identity> {
  const keys = await keyPair(join(dataDir, 'identity.json'));
  const privateKey = await importJWK(keys.private, algorithm);
  const publicKey = await importJWK(keys.public, algorithm);
  return {
    sign: (subject) =>
      new SignJWT({ token_use: 'access' })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(epochSeconds(now()))
        .setExpirationTime(epochSeconds(now()) + lifetimeSeconds)
        .sign(privateKey),
    async verify(token) {
      const currentDate = new Date(epochMilliseconds(now()));
      const expected = { issuer, audience, algorithms: [algorithm], currentDate, requiredClaims: ['exp'] };
      return (await jwtVerify(token, publicKey, expected)).payload;
    },
  };
}

async function keyPair(file: string) {
  if (!existsSync(file)) {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const text = JSON.stringify({
      public: await exportJWK(pair.publicKey),
      private: await exportJWK(pair.privateKey),
    });
    // Whole or not at all, whenever the process ends.
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
