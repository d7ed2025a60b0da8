import type { Hit } from '../../../text/automaton';
import { base64Json } from '../checks/base64';
import { crc32InBase64 } from '../checks/crc32';
import { checksum } from '../checks/tails';
import { beside, givenTo, near, uuidGivenTo } from './beside';
import {
  alnum,
  alphabetOf,
  base64,
  base64Url,
  closes,
  digits,
  hex,
  opens,
  type Range,
  runEnd,
  upperAlnum,
} from './runs';
import { any, behind, either, type Shape, some } from './shape';

const vault = 'HashiCorp';
const atlas = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=');

export const dataShapes: readonly Shape[] = [
  {
    id: 'databricks-token',
    name: 'Databricks access token',
    issuer: 'Databricks',
    anchors: ['dapi'],
    read: either(behind(some(hex, 32), '-', some(digits, 1)), behind(some(hex, 32))),
  },
  {
    id: 'vault-service-token',
    name: 'HashiCorp Vault service token',
    issuer: vault,
    anchors: ['hvs.'],
    read: either(behind(some(base64Url, 24)), behind(some(base64Url, [90, any]))),
  },
  {
    id: 'vault-batch-token',
    name: 'HashiCorp Vault batch token',
    issuer: vault,
    temporary: true,
    anchors: ['hvb.'],
    read: behind(some(base64Url, [100, any])),
  },
  {
    id: 'vault-recovery-token',
    name: 'HashiCorp Vault recovery token',
    issuer: vault,
    anchors: ['hvr.'],
    read: behind(some(base64Url, [24, any])),
  },
  {
    id: 'vault-old-token',
    name: 'HashiCorp Vault token',
    issuer: vault,
    byWord: true,
    words: ['vault_token', 'vault-token', 'vaulttoken', 'vault login'],
    read: readOldVault,
  },
  {
    id: 'vault-secret-id',
    name: 'HashiCorp Vault AppRole secret id',
    issuer: vault,
    byWord: true,
    words: ['secret_id', 'secretid', 'secret-id'],
    read: near(/vault|approle|role[_-]?id/i, uuidGivenTo()),
  },
  {
    id: 'terraform-cloud-token',
    name: 'Terraform Cloud API token',
    issuer: vault,
    anchors: ['.atlasv1.'],
    read: readTerraformCloud,
  },
  {
    id: 'onepassword-service-token',
    name: '1Password service account token',
    issuer: '1Password',
    anchors: ['ops_eyJ'],
    read: behind(some(base64Url, [250, any])),
    check: (value) => {
      const decodes = base64Json(value.slice(4)) !== undefined;
      return decodes
        ? { evidence: 'strong', reasons: ['It decodes to the settings of a service account.'] }
        : { evidence: 'weak', reasons: ['It does not decode, so it is cut or made up.'] };
    },
  },
  {
    id: 'onepassword-secret-key',
    name: '1Password secret key',
    issuer: '1Password',
    anchors: ['A3-'],
    read: either(behind(...groups(6, 11, 5, 5, 5)), behind(...groups(6, 6, 5, 5, 5, 5))),
  },
  {
    id: 'doppler-token',
    name: 'Doppler token',
    issuer: 'Doppler',
    anchors: ['dp.pt.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    read: behind(some(alnum, [40, 44])),
  },
  {
    id: 'doppler-service-token',
    name: 'Doppler service token',
    issuer: 'Doppler',
    anchors: ['dp.st.'],
    read: either(
      behind(some(alnum, [40, 44])),
      behind(some(alphabetOf('abcdefghijklmnopqrstuvwxyz0123456789-_'), [2, 35]), '.', some(alnum, [40, 44])),
    ),
  },
  {
    id: 'okta-token',
    name: 'Okta API token',
    issuer: 'Okta',
    byWord: true,
    words: ['ssws', 'okta'],
    read: either(
      (text, hit) =>
        hit.anchor.text === 'ssws' ? givenTo({ of: base64Url, length: 42, start: '00' })(text, hit) : undefined,
      beside({ of: base64Url, length: 42, start: '00' }),
    ),
  },
  {
    id: 'auth0-client-secret',
    name: 'Auth0 client secret',
    issuer: 'Auth0',
    byWord: true,
    words: ['auth0'],
    read: beside({ of: base64Url, length: 64 }),
  },
  {
    id: 'duo-secret-key',
    name: 'Duo secret key',
    issuer: 'Duo',
    byWord: true,
    words: ['skey', 'duo_secret', 'duosecret', 'duosecurity', 'duo_skey', 'duo_client_secret'],
    read: either(
      givenTo({ of: alnum, length: 40 }),
      // `skey` alone is part of many a word; the names of Duo may stand further away.
      (text, hit) => (hit.anchor.text === 'skey' ? undefined : beside({ of: alnum, length: 40 })(text, hit)),
    ),
  },
  {
    id: 'duo-application-key',
    name: 'Duo application key',
    issuer: 'Duo',
    byWord: true,
    words: ['akey'],
    read: givenTo({ of: hex, length: [40, 80] }),
  },
  {
    id: 'delinea-secret',
    name: 'Delinea client secret',
    issuer: 'Delinea',
    byWord: true,
    words: ['secretsvaultcloud', 'secretservercloud', 'thycotic', 'delinea', 'dsv_', 'tss_'],
    read: beside({ of: base64Url, length: [40, 46] }),
  },
  {
    id: 'conjur-api-key',
    name: 'CyberArk Conjur API key',
    issuer: 'CyberArk',
    byWord: true,
    words: ['conjur', 'authn_api_key'],
    read: beside({ of: alphabetOf('abcdefghijklmnopqrstuvwxyz0123456789'), length: [50, 55] }),
  },
  {
    id: 'planetscale-token',
    name: 'PlanetScale token',
    issuer: 'PlanetScale',
    anchors: ['pscale_tkn_', 'pscale_oauth_'],
    read: behind(some(atlas, [32, 64])),
  },
  {
    id: 'planetscale-password',
    name: 'PlanetScale password',
    issuer: 'PlanetScale',
    anchors: ['pscale_pw_'],
    read: behind(some(atlas, [32, 64])),
  },
  {
    id: 'supabase-token',
    name: 'Supabase access token',
    issuer: 'Supabase',
    anchors: ['sbp_'],
    read: behind(some(hex, 40)),
  },
  {
    id: 'supabase-secret-key',
    name: 'Supabase secret key',
    issuer: 'Supabase',
    anchors: ['sb_secret_'],
    read: behind(some(base64Url, [31, 48])),
  },
  {
    id: 'confluent-key',
    name: 'Confluent secret',
    issuer: 'Confluent',
    anchors: ['cflt'],
    read: behind(some(base64, 60)),
    check: (value) => checksum(crc32InBase64(value.slice(4, -6)) === value.slice(-6)),
  },
  {
    id: 'confluent-old-key',
    name: 'Confluent secret',
    issuer: 'Confluent',
    byWord: true,
    words: ['confluent'],
    read: beside({ of: base64, length: 64 }),
  },
];

/** Groups of upper-case letters and digits with dashes between them. */
function groups(...lengths: readonly number[]) {
  return lengths.flatMap((length, index) => [...(index > 0 ? ['-'] : []), some(upperAlnum, length)]);
}

/** `s.`, `b.` or `r.` and 24 characters, given to a name of Vault. */
function readOldVault(text: string, hit: Hit): Range | undefined {
  for (let at = hit.end; at < hit.end + 16; at++) {
    if (text[at + 1] !== '.' || !'sbr'.includes(text[at] ?? '?') || !opens(text, at, base64Url)) continue;
    const end = runEnd(text, at + 2, alnum, 25);
    return end - at === 26 && closes(text, end) ? { start: at, end } : undefined;
  }
  return undefined;
}

/** Fourteen characters before the mark of the hit, 60 to 70 behind it. */
function readTerraformCloud(text: string, hit: Hit): Range | undefined {
  const start = hit.start - 14;
  if (start < 0 || runEnd(text, start, alnum, 14) !== hit.start || !opens(text, start, atlas)) return undefined;
  const end = runEnd(text, hit.end, atlas, 71);
  return end - hit.end >= 60 && end - hit.end <= 70 ? { start, end } : undefined;
}
