/** An option by which a command takes a password. */
export interface PasswordFlag {
  /** As it is written, in the case it has. */
  readonly option: string;
  /**
   * - `next`: the word behind it, or behind an equals sign
   * - `attached`: the rest of its word
   * - `login`: a user and a password in the word behind it, with `joint` between them
   */
  readonly takes: 'next' | 'attached' | 'login';
  readonly joint?: ':' | '%' | ',';
}

interface PasswordCommand {
  readonly name: string;
  readonly flags: readonly PasswordFlag[];
  /** True if it reads a password from its standard input. */
  readonly reads?: true;
}

const next = (...options: string[]): readonly PasswordFlag[] => options.map((option) => ({ option, takes: 'next' }));
const attached = (...options: string[]): readonly PasswordFlag[] =>
  options.map((option) => ({ option, takes: 'attached' }));
const login = (joint: ':' | '%' | ',', ...options: string[]): readonly PasswordFlag[] =>
  options.map((option) => ({ option, takes: 'login', joint }));

/**
 * Commands that take a password on their line, by the beginning of what is typed, with the options of their manuals that
 * do not say so by their name: `--password` is found wherever it stands. Of two that fit, the first one counts.
 */
export const passwordCommands: readonly PasswordCommand[] = [
  { name: 'curl ', flags: login(':', '-u', '--user', '--proxy-user', '-U') },
  { name: 'http -', flags: login(':', '-a', '--auth') },
  { name: 'https -', flags: login(':', '-a', '--auth') },
  { name: 'http get ', flags: login(':', '-a', '--auth') },
  { name: 'http post ', flags: login(':', '-a', '--auth') },
  { name: 'http put ', flags: login(':', '-a', '--auth') },
  { name: 'mysql', flags: attached('-p') },
  { name: 'mariadb ', flags: attached('-p') },
  { name: 'sshpass ', flags: [...next('-p'), ...attached('-p')] },
  { name: 'docker login', flags: next('-p'), reads: true },
  { name: 'podman login', flags: next('-p'), reads: true },
  { name: 'helm registry login', flags: next('-p'), reads: true },
  { name: 'az login', flags: next('-p') },
  { name: 'twine upload', flags: next('-p') },
  { name: 'vault login', flags: next('login') },
  { name: 'vault write', flags: attached('secret_id=') },
  { name: 'redis-cli ', flags: [...next('-a'), ...attached('-a')] },
  { name: 'sqlcmd', flags: [...next('-P'), ...attached('-P')] },
  { name: 'osql ', flags: [...next('-P'), ...attached('-P')] },
  { name: 'bcp ', flags: [...next('-P'), ...attached('-P')] },
  { name: 'mosquitto_', flags: next('-P') },
  { name: 'ipmitool ', flags: next('-P') },
  { name: 'mongo', flags: next('-p') },
  { name: 'lftp ', flags: login(',', '-u') },
  { name: 'smbclient ', flags: login('%', '-U') },
  { name: 'ldapsearch ', flags: next('-w') },
  { name: 'keytool ', flags: next('-storepass', '-keypass') },
  { name: 'openssl ', flags: attached('pass:') },
  { name: 'unzip ', flags: next('-P') },
  { name: 'psexec', flags: next('-p') },
  { name: 'schtasks', flags: next('/rp', '/p', '/RP', '/P') },
  { name: 'chpasswd', flags: [], reads: true },
  { name: 'cmdkey', flags: attached('/pass:') },
];
