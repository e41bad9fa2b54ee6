const points = '1000000000';

/** Callers may ask as often as they like: what is measured is the house, and not its patience. */
export const anyNumber: Readonly<Record<string, string>> = {
  RATE_POINTS_PER_MINUTE_VISITOR: points,
  RATE_POINTS_PER_MINUTE_ACCOUNT: points,
  RATE_POINTS_PER_MINUTE_PARTNER: points,
  RATE_POINTS_PER_MINUTE_STAFF: points,
  SIGN_UPS_PER_ADDRESS: points,
};
