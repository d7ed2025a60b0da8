import type { RuleFacts } from '../rules/define';
import { rules } from '../rules/index';
import { ownRules } from './own-rules';

/** All that a finding can be about: every rule of the registry, then what the engine reports itself. */
export const catalogue: readonly RuleFacts[] = [...rules, ...ownRules];
