const ownMachine = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The address of a house to load.
 * Throws for one on another machine, unless it was said that it may be: a load test takes a shop down that real
 * people are in, and bills whoever pays for it.
 */
export function allowedTarget(text: string, isMeant: boolean): URL {
  if (!URL.canParse(text)) throw new Error(`--url wants an address such as http://127.0.0.1:4000, and not ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('--url wants an address of http or https');
  if (isMeant || ownMachine.includes(url.hostname)) return url;
  throw new Error(
    `${url.hostname} is another machine. A load test takes a house down that others may be in: ask whoever runs it, ` +
      'and then say --i-may.',
  );
}
