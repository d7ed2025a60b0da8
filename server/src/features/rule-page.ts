const pages = 'https://github.com/two-gates/two-gates/blob/main/docs/rules';

/** The address of the page that explains a rule. */
export function rulePage(ruleId: string): string {
  return `${pages}/${ruleId}.md`;
}

/** The address of the page that lists all rules. */
export const rulesPage = `${pages}/README.md`;
