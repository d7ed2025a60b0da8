import type { JudgedRoute } from '../model/route';
import type { RuleFacts } from '../rules/define';
import { resolveRule, type Settings } from '../settings/resolve';
import { type DesignComment, findDesignComments } from '../text/design-comment';
import type { Finding } from './finding';
import { noUnusedSuppression, requireSuppressionReason } from './own-rules';
import { severityOf } from './severity';

/**
 * What is wrong with the comments of a document that call a route open by design: they say no reason, or no route below
 * them is as they say.
 *
 * @param routes the routes that are declared in the document.
 */
export function judgeDesigns(text: string, routes: readonly JudgedRoute[], settings: Settings): readonly Finding[] {
  const comments = findDesignComments(text);
  if (comments.length === 0) return [];
  const used = new Set(routes.flatMap(({ verdict }) => verdict.byDesign?.place.span.start ?? []));
  return comments.flatMap((comment): readonly Finding[] => {
    if (comment.reason === undefined)
      return report(requireSuppressionReason, requireSuppressionReason.messages.unexplained, comment, settings);
    if (used.has(comment.span.start)) return [];
    const { openless, gateless } = noUnusedSuppression.messages;
    return report(noUnusedSuppression, comment.says === 'public' ? openless : gateless, comment, settings);
  });
}

function report(
  rule: RuleFacts,
  message: string,
  { span, says }: DesignComment,
  settings: Settings,
): readonly Finding[] {
  const setting = settings.rules.get(rule.id) ?? resolveRule(rule);
  if (setting.severity === 'off') return [];
  return [
    {
      ruleId: rule.id,
      gate: says === 'public' ? 1 : 2,
      severity: severityOf(rule.severity, undefined, setting),
      message,
      span,
      related: [],
      fixes: [],
      properties: {},
    },
  ];
}
