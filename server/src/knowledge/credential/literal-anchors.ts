import type { Anchor } from '../../text/automaton';
import { passwordCommands } from './commands';

/**
 * The words at which literals are looked for: parts of names, and marks of URLs, headers, commands and calls. Names are
 * anchored by parts, since the whole name around a hit is read anyway.
 */
const words = {
  /** In names of variables, keys, attributes and flags. */
  name: [
    'pass',
    'pwd',
    'secret',
    'token',
    'key',
    'cred',
    'salt',
    'psk',
    'bindpw',
    'userpw',
    'rootpw',
    'kennwort',
    'senha',
    'contrase',
    'wachtwoord',
    'requirepass',
    'masterauth',
    '_pw',
    'bearer',
    '_pat',
    'sapwd',
  ],
  scheme: ['://'],
  header: ['authorization'],
  /** A string that is the value of such a header. */
  bearer: ['"bearer ', "'bearer ", '`bearer '],
  /** User, password and host in forms that are no URL. */
  login: ['@tcp(', '@unix(', 'oracle:thin:', 'oracle:oci:', 'sqlplus ', "auth: '", 'auth: "', 'curlopt_userpwd'],
  command: ['net use', ...passwordCommands.map(({ name }) => name)],
  call: [
    'networkcredential(',
    'getconnection(',
    'basicauth(',
    'httpbasicauth(',
    'convertto-securestring',
    'jwt.sign(',
    'jwt.verify(',
    'jwt.encode(',
    'jwt.decode(',
    'jwt_encode(',
    'cookieparser(',
    'login(',
    'usernamepassword',
    'plainauth(',
    'symmetricsecuritykey(',
    'createhmac(',
    'set_password(',
    'auth=(',
    'auth = (',
    'basic_auth(',
    'basic_auth ',
    'setbasicauth(',
    'signwith(',
    'hmac.new(',
    'signedstring(',
    'identified by',
    'identified with',
    'hmac256(',
    'hmac384(',
    'hmac512(',
    'hmacshakeyfor(',
    'from_secret(',
    'secretkeyspec(',
    ' ftp(',
    'dbi->connect(',
    'mysqli_connect(',
    'mysqli(',
    'new pdo(',
    'omniauth :',
    'provider :',
  ],
  /** An object that holds a signing key under a plain name: `"Jwt": { "Key": … }`. */
  signer: ['"jwt', '"jwtsettings', '"tokenoptions', '"jsonwebtoken'],
  /** Base64 of a pair in docker's configuration. */
  pair: ['"auth"', '_auth'],
  identity: [
    'aws_iam_access_key',
    'google_service_account_key',
    'azuread_application_password',
    'azuread_service_principal_password',
    'aws::iam::accesskey',
    'create_access_key(',
    'createaccesskeycommand(',
    'createaccesskey(',
    'create-access-key',
    'service-accounts keys create',
    'ad sp create-for-rbac',
    'cfnaccesskey(',
    'iam.accesskey(',
  ],
} as const;

export type LiteralClass = keyof typeof words;

/** The anchors of `findLiterals`; what each is for stands in `of`. */
export const literalAnchors: readonly Anchor[] = Object.entries(words).flatMap(([of, texts]) =>
  texts.map((text) => ({ text, caseless: true, of })),
);

const classes: ReadonlySet<string> = new Set(Object.keys(words));

/** True for the anchors of literals, as opposed to those of tokens with a shape. */
export function isLiteralClass(of: string): of is LiteralClass {
  return classes.has(of);
}
