/** A source of numbers between 0 and 1, both excluded. */
export type Uniform = () => number;

/**
 * Named streams of random numbers. Each name has a sequence of its own: two policies that ask different streams
 * different numbers of times still meet the same arrivals, work and absences.
 */
export interface Streams {
  of(name: string): Uniform;
}

/**
 * Streams of a run of a seed: the same three (seed, run, name) give the same sequence on every machine.
 * Runs come in antithetic pairs: an odd one draws 1 - u where the even one before it draws u. A pair of a busy and a
 * quiet run lies nearer to the truth than two independent ones; runs of different pairs or seeds are independent.
 */
export const createStreams = (seed: number, run = 0): Streams => ({
  of: (name) => {
    const uniform = sfc32(hash(`${seed}/${Math.floor(run / 2)}/${name}`));
    return run % 2 === 0 ? uniform : () => 1 - uniform();
  },
});

/** FNV-1a, scattered by the finalizer of MurmurHash 3: alike names give unlike states. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return scatter(value);
}

function scatter(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, a period of at least 2^32. Two draws make 52 bits, which leave 0 and 1 out exactly. */
function sfc32(seed: number): Uniform {
  let a = scatter(seed + 0x9e3779b9);
  let b = scatter(seed ^ 0x243f6a88);
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  };
  for (let round = 0; round < 16; round += 1) next();
  return () => {
    const high = next() >>> 6;
    const low = next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
  };
}
