import { notFound } from 'next/navigation';

/** Whatever has no page of its own: told within the frame of the house, in the visitor's language. */
export default function UnknownPage(): never {
  notFound();
}
