import chromium from '@sparticuz/chromium';

/** A program: unpacks Chromium into the folder for temporary files. */
await chromium.executablePath();
