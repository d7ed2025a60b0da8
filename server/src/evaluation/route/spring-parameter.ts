import type { FunctionCode, Parameter } from '../../model/code';
import type { RequestPart } from '../../model/route';
import { assign } from './assign';
import { type Origin, unknown } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

const parts: ReadonlyMap<string, RequestPart> = new Map([
  ['PathVariable', 'path'],
  ['MatrixVariable', 'path'],
  ['RequestParam', 'query'],
  ['RequestBody', 'body'],
  ['ModelAttribute', 'body'],
  ['RequestPart', 'body'],
  ['RequestHeader', 'header'],
  ['CookieValue', 'cookie'],
]);

const principalAnnotations =
  /^(AuthenticationPrincipal|CurrentUser|CurrentSecurityContext|LoggedInUser|AuthUser|LoginUser|CurrentAccount|RegisteredOAuth2AuthorizedClient)$/;
const principalTypes =
  /^(Principal|Authentication|UserDetails|Jwt|OAuth2User|OidcUser|JwtAuthenticationToken|OAuth2AuthenticationToken|BearerTokenAuthentication|UsernamePasswordAuthenticationToken|SecurityContext)$/;
const requestTypes =
  /^(\w*ServletRequest|WebRequest|NativeWebRequest|ServerHttpRequest|ServerWebExchange|ServerRequest)$/;
const answerTypes = /^(\w*ServletResponse|ServerHttpResponse)$/;
/** What the framework hands in that says nothing about who calls. */
const given =
  /^(Model|ModelMap|BindingResult|Errors|RedirectAttributes|Pageable|Sort|Locale|UriComponentsBuilder|ServletUriComponentsBuilder|SessionStatus|TimeZone|Writer|OutputStream)$/;
const scalars =
  /^(int|long|short|byte|boolean|double|float|char|String|Integer|Long|Short|Boolean|Double|Float|UUID|BigDecimal|BigInteger|LocalDate|LocalDateTime|Instant|Date|Object|Character)$/;

/** Gives a method what Spring calls it with: by annotations and by types. */
export function bindInSpring(code: FunctionCode, frame: Frame, run: Run): void {
  for (const parameter of code.parameters) {
    assign(parameter.target, originOf(parameter, run), frame, run, true);
  }
}

function originOf(parameter: Parameter, run: Run): Origin {
  const name = parameter.target.kind === 'name' ? parameter.target.name : '';
  const written = parameter.type?.kind === 'index' ? parameter.type.of : parameter.type;
  const type = written ? (namesOf(written).at(-1) ?? '') : '';
  for (const { value } of parameter.decorators) {
    const annotation = namesOf(value.kind === 'call' ? value.callee : value).at(-1) ?? '';
    if (principalAnnotations.test(annotation)) return callerOf(run);
    const part = parts.get(annotation);
    if (part)
      return { kind: 'controlled', part, name: part === 'body' && !scalars.test(type) ? '' : nameIn(value, name) };
    if (annotation === 'RequestAttribute' || annotation === 'SessionAttribute') {
      return /user|account|principal|login|member/i.test(name) ? callerOf(run) : unknown;
    }
  }
  if (principalTypes.test(type)) return callerOf(run);
  if (requestTypes.test(type)) return { kind: 'request', path: [] };
  if (type === 'HttpSession' || type === 'WebSession') return { kind: 'request', path: ['session'] };
  if (answerTypes.test(type)) return { kind: 'answer' };
  if (type === 'FilterChain' || type === 'WebFilterChain') return { kind: 'pass' };
  if (type === '' || given.test(type)) return unknown;
  // What has no annotation is taken from the query, or field by field from the form.
  return scalars.test(type)
    ? { kind: 'controlled', part: 'query', name }
    : { kind: 'controlled', part: 'body', name: '' };
}

/** Who has no credential is nobody, or calls under the name that all such callers have. */
function callerOf({ caller }: Run): Origin {
  return caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
}

function nameIn(annotation: Parameter['decorators'][number]['value'], otherwise: string): string {
  const args = annotation.kind === 'call' ? annotation.args : [];
  const found = args.find(({ name }) => !name || name.value === 'value' || name.value === 'name')?.value;
  return found?.kind === 'text' ? found.value : otherwise;
}
