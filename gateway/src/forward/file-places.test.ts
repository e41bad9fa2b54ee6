import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { FilePlaces } from './file-places.ts';

const { passing, passingAll } = uploadBounds;

const enterTimes = (places: FilePlaces, times: number, address: string): (number | undefined)[] =>
  Array.from({ length: times }, () => places.enter(address)?.status);

describe('places of files on their way', () => {
  it('are so many for each address, and one more for each that is left', () => {
    const places = new FilePlaces();
    expect(new Set(enterTimes(places, passing.limit, 'a'))).toEqual(new Set([undefined]));
    expect([places.enter('a')?.status, places.enter('b')?.status]).toEqual([429, undefined]);
    places.leave('a');
    expect(enterTimes(places, 2, 'a')).toEqual([undefined, 429]);
  });

  it('are so many in all', () => {
    const places = new FilePlaces();
    const addresses = Array.from({ length: passingAll.limit / passing.limit }, (_, index) => `a${index}`);
    for (const address of addresses) enterTimes(places, passing.limit, address);
    expect(places.enter('another')?.status).toBe(503);
    places.leave('a0');
    expect(enterTimes(places, 2, 'another')).toEqual([undefined, 503]);
  });
});
