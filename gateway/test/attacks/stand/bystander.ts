/** Somebody who asks for an ordinary page, and should not notice what others do. */
export interface Bystander {
  /** Stops asking. @returns how often it was answered; throws when an answer was wrong */
  leave(): Promise<number>;
}

const query = '{ products { nodes { id slug name } } }';
const expected = '{"data":{"products":{"nodes":[{"id":"prd_1","slug":"ring","name":"Ring"}]}}}';

/** Asks once. Throws when it is answered in any other way than always. */
export async function askInPassing(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (text !== expected) throw new Error(`a bystander was answered ${response.status}: ${text}`);
}

/** Asks again and again, each time it is answered. */
export function standBy(url: string): Bystander {
  let isLeaving = false;
  const ask = async (): Promise<number> => {
    for (let count = 1; ; count += 1) {
      await askInPassing(url);
      if (isLeaving) return count;
    }
  };
  const asking = ask();
  // It is told when it leaves.
  asking.catch(() => undefined);
  return {
    leave() {
      isLeaving = true;
      return asking;
    },
  };
}
