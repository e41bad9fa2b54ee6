/** The accounts that the shop's seed creates for people who try the house out. */
export const demoPassword = 'alexandrite-demo';

export interface DemoAccount {
  readonly email: string;
  /** What the account may be used to see. */
  readonly purpose: string;
  readonly app: 'storefront' | 'admin' | 'API';
}

export const demoAccounts: readonly DemoAccount[] = [
  { email: 'customer@alexandrite.example', app: 'storefront', purpose: 'orders pieces and follows them' },
  { email: 'partner@alexandrite.example', app: 'API', purpose: 'a jeweller who orders through the API' },
  { email: 'seller@alexandrite.example', app: 'admin', purpose: 'looks after orders, approves and rejects' },
  { email: 'operator@alexandrite.example', app: 'admin', purpose: 'takes pieces from the queue and makes them' },
  { email: 'operator2@alexandrite.example', app: 'admin', purpose: 'a second operator, at the same queue' },
  { email: 'manager@alexandrite.example', app: 'admin', purpose: 'assigns work and watches the house' },
  { email: 'admin@alexandrite.example', app: 'admin', purpose: 'may do everything' },
];
