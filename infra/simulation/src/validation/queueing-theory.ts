/** Erlang C: the probability that a job of M/M/c waits, by the recursion of Erlang B. */
export function erlangC(servers: number, load: number): number {
  const offered = servers * load;
  let blocked = 1;
  for (let count = 1; count <= servers; count += 1) blocked = (offered * blocked) / (count + offered * blocked);
  return blocked / (1 - load * (1 - blocked));
}

/** The wait in M/M/c, in mean service times, by two orders of service of the same mean. */
export function waitOfMMc(servers: number, load: number) {
  const pWait = erlangC(servers, load);
  // Those who wait at all wait exponentially, first come first served.
  const rate = servers * (1 - load);
  const meanWait = pWait / rate;
  const secondMoment = (2 * pWait) / rate ** 2;
  return {
    pWait,
    meanWait,
    sdFirstCome: Math.sqrt(secondMoment - meanWait ** 2),
    sdNewestFirst: Math.sqrt(secondMoment / (1 - load) - meanWait ** 2),
    q99FirstCome: Math.max(0, Math.log(pWait / 0.01) / rate),
  };
}

/** Pollaczek–Khinchine: the mean wait in M/G/1, in mean service times. */
export const meanWaitOfMG1 = (load: number, cv: number): number => (load * (1 + cv ** 2)) / (2 * (1 - load));
