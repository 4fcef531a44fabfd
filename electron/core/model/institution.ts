import { z } from 'zod';

/** An OpenID provider that vouches for a person where a server accepts sign-ins of an institution. */
export const Institution = z.strictObject({
  /** The provider's own address, as its `iss` claim says it. */
  issuer: z.string().min(1).max(500),
  /** What the provider knows this app as: a public client, without a secret. */
  clientId: z.string().min(1).max(200),
});
export type Institution = z.infer<typeof Institution>;
