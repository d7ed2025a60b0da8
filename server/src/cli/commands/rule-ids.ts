import { catalogue } from '../../engine/catalogue';
import type { RuleFacts } from '../../rules/define';
import { nearestClause } from '../../settings/nearest';

/** The rule with that id, or the line that says there is none. */
export function findRule(id: string): RuleFacts | string {
  const found = catalogue.find((rule) => rule.id === id);
  return (
    found ??
    `There is no rule "${id}"${nearestClause(
      id,
      catalogue.map((rule) => rule.id),
    )}.`
  );
}
