import { isDocumented } from './aws-keys';

/** How the key of the Azure storage emulator begins, which is the same on every machine and documented. */
const emulatorKeyStart = ['Eby8', 'vdM0'].join('');

/** True if the value is the key of the Azure storage emulator. */
export function isEmulatorKey(value: string): boolean {
  return value.length === 88 && value.startsWith(emulatorKeyStart);
}

/** True if vendors publish the value in their documentation, so that everybody knows it. */
export function isKnownExample(value: string): boolean {
  return isEmulatorKey(value) || ((value.length === 20 || value.length === 40) && isDocumented(value));
}
