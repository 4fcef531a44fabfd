/** Why a notification service did not take a banner, where it is not the service that says so: `error` of a failed one. */
export const bannerFailures = ['no-answer', 'too-many-waiting'] as const;
export type BannerFailure = (typeof bannerFailures)[number];
