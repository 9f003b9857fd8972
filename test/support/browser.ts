import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of this machine: the one that `CHROMIUM` names, or one where it usually lies. */
export const browserPath = [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path));

/** Says why what needs a browser is skipped. */
export function warnWithoutBrowser(): void {
  if (browserPath === undefined) {
    console.warn(
      `No Chromium at ${places.join(', ')}, and CHROMIUM names none: no page is opened in a browser.`,
    );
  }
}

export function startBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('there is no browser');
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}
