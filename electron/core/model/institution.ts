/** Who vouches for a person where a server takes sign-ins of an institution: an OpenID provider. */
export interface Institution {
  /** The provider's own address, as its `iss` claim says it. */
  issuer: string;
  /** What the provider knows this app as: a public client, without a secret. */
  clientId: string;
}
