import { randomUUID } from 'node:crypto';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { personalFields } from '@alexandrite/contracts/personal-data/personal-fields';
import type { Identity } from '@alexandrite/contracts/identity';
import { type TextTold, textsTold } from '@alexandrite/service-kit/testing';
import type { GraphQLSchema } from 'graphql';

const tag = randomUUID().slice(0, 8);

/** Texts that occur nowhere else: where one shows, its person shows. */
export const planted = {
  owner: `Owner-${tag}`,
  email: `owner-${tag}@customers.example`,
  file: `file-${tag}`,
  engraving: `For-${tag}`,
  recipient: `Recipient-${tag}`,
  phone: '+7 900 707-17-27',
  postcode: '707172',
  city: `City-${tag}`,
  address: `Street-${tag}`,
  heldBack: `Held-back-${tag}`,
  letThrough: `Let-through-${tag}`,
  parcel: `PARCEL-${tag}`.toUpperCase(),
  key: `Key-${tag}`,
  note: `Note-${tag}`,
} as const;

/** Short texts and names, which may be a part of others: they count only alone. */
export interface Names {
  readonly country: string;
  readonly seller: string;
  readonly packer: string;
  readonly manager: string;
}

/** A planted text that was told: `Delivery.phone: phone`. */
export function plantedIn(schema: GraphQLSchema, type: string, answer: unknown, names: Names): Set<string> {
  const found = ({ field, text }: TextTold): string[] => {
    const parts = Object.entries(planted).filter(([, value]) => text.includes(value));
    const whole = Object.entries(names).filter(([, value]) => text === value);
    return [...parts, ...whole].map(([name]) => `${field}: ${name}`);
  };
  return new Set(textsTold(schema, type, answer).flatMap(found));
}

/** Accounts that are something to the order that the texts are planted in. */
export interface Involved {
  readonly owner: string | null;
  readonly seller: string | null;
  readonly holder: string | null;
  /** null unless it is being packed. */
  readonly packer: string | null;
}

/** Whether the table lets somebody read a planted text at the field that told it. */
export function isAllowed(told: string, as: Identity, { owner, seller, holder, packer }: Involved): boolean {
  const [field = '', text] = told.split(': ');
  const row = personalFields[field];
  if (!row) return false;
  // A name on the timeline is its bearer's own; everything else that was planted is about the order's owner. What a
  // role sees of itself is told by the field `viewer`, which is asked apart.
  const whose = text === 'seller' ? seller : owner;
  const isOnOrder = field === 'TimelineActor.name' ? mayRead('Order.timeline', as, { OWNER: owner }) : true;
  return isOnOrder && mayRead(row.behind, as, { OWNER: whose, PACKER: packer, HOLDER: holder });
}
