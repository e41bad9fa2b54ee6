import type { Role } from '@alexandrite/contracts/identity';
import type { OpenAccount } from '../commands/open-account.ts';

/** The same for all of them and known to everybody: `npm start` prints it. */
const password = 'alexandrite-demo';

const demo = (name: string, displayName: string, ...roles: readonly Role[]): OpenAccount => ({
  email: `${name}@alexandrite.example`,
  password,
  displayName,
  roles,
  isDemo: true,
});

/** One account for every role, for people who try the house out. */
export const demoAccounts: readonly OpenAccount[] = [
  demo('customer', 'Мария Соколова', 'CUSTOMER'),
  demo('partner', 'Ювелирный дом «Лунный камень»', 'PARTNER'),
  demo('seller', 'Ольга Белова', 'SELLER'),
  demo('operator', 'Пётр Кузнецов', 'OPERATOR'),
  demo('operator2', 'Анна Лебедева', 'OPERATOR'),
  demo('manager', 'Игорь Воронов', 'MANAGER'),
  demo('admin', 'Елена Орлова', 'ADMIN'),
];
