import { runMocha } from './run-mocha';

/** VS Code calls this in the extension host. */
export function run(): Promise<void> {
  return runMocha(__dirname);
}
