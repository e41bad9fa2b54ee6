import { installDebianPackage } from './debian-package.ts';
import { findProgram } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Where macOS keeps it, which is on nobody's PATH. */
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The browser of the end-to-end tests: the given one, else one on the PATH, else Debian's package is installed where
 * that is possible. null when there is none.
 */
export async function findChromium(given: string | undefined, say: (message: string) => void): Promise<string | null> {
  if (given !== undefined) return given;
  const find = (): Promise<string | null> => findProgram([...names, onMac]);
  return (await find()) ?? ((await installDebianPackage('chromium', say)) ? await find() : null);
}
