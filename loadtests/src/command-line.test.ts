import { readCommand } from './command-line.ts';

describe('the command line', () => {
  it('takes a scenario and a shape', () => {
    expect(readCommand(['browse', 'steady', '--seconds', '30', '--seed', 'monday'])).toMatchObject({
      do: 'run',
      scenarios: ['browse'],
      shape: 'steady',
      how: { seconds: 30, seed: 'monday', rate: 1 },
    });
  });

  it('takes all scenarios, and the shortest shape when none is said', () => {
    expect(readCommand(['all'])).toMatchObject({ do: 'run', shape: 'smoke' });
  });

  it('says what there is when it is asked for something else', () => {
    expect(() => readCommand(['shopping'])).toThrow('There is no scenario shopping');
    expect(() => readCommand(['browse', 'round'])).toThrow('There is no shape round');
    expect(() => readCommand(['price', 'overload'])).toThrow('browse overload');
    expect(() => readCommand(['browse', 'steady', '--rate', 'fast'])).toThrow('--rate wants a number');
    expect(() => readCommand(['browse', '--wrong'])).toThrow('--wrong');
  });

  it('helps who says nothing', () => {
    expect(readCommand([]).do).toBe('help');
  });
});
