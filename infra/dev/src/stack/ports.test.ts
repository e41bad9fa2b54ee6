import { defaultPorts, internalPortOf, isRefusedPort, portNames, portOf, workerPortOf } from './ports.ts';

const services = ['gateway', 'shop', 'orders', 'pricing', 'production'] as const;

describe('the ports of a house', () => {
  it('can be reached and differ, whatever they are moved by', () => {
    const wrong: string[] = [];
    for (let portBase = 0; portBase <= 38_000; portBase += 1) {
      const choice = { portBase, chosenPorts: {} };
      const ports = [
        ...portNames.map((name) => portOf(name, choice)),
        ...services.map((name) => internalPortOf(name, choice)),
        ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) => workerPortOf(index, choice)),
      ];
      const refused = ports.filter(isRefusedPort);
      if (refused.length > 0 || new Set(ports).size !== ports.length) wrong.push(`${portBase}: ${ports.join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('are those that everybody knows where nothing moves them', () => {
    for (const name of portNames) expect(portOf(name, { portBase: 0, chosenPorts: {} })).toBe(defaultPorts[name]);
  });
});
