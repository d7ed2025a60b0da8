import { beside, givenTo } from './beside';
import { alnum, alphabetOf, base64Url, dotted, type Range } from './runs';
import { any, behind, type Judgement, type Shape, some } from './shape';

const google = 'Google';

export const cloudShapes: readonly Shape[] = [
  {
    id: 'google-api-key',
    name: 'Google API key',
    issuer: google,
    anchors: ['AIza'],
    read: behind(some(base64Url, 35)),
    around: isFirebaseWeb,
  },
  {
    id: 'google-client-secret',
    name: 'Google OAuth client secret',
    issuer: google,
    anchors: ['GOCSPX-'],
    read: behind(some(base64Url, 28)),
  },
  {
    id: 'google-access-token',
    name: 'Google OAuth access token',
    issuer: google,
    temporary: true,
    anchors: ['ya29.'],
    read: behind(some(dotted, [30, any])),
  },
  {
    id: 'google-refresh-token',
    name: 'Google OAuth refresh token',
    issuer: google,
    anchors: ['1//'],
    read: behind(some(base64Url, [40, 160])),
  },
  {
    id: 'google-old-refresh-token',
    name: 'Google OAuth refresh token',
    issuer: google,
    byWord: true,
    words: ['refresh_token', 'refreshtoken', 'refresh-token'],
    read: givenTo({
      of: alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/'),
      length: [42, 70],
      start: '1/',
    }),
  },
  {
    id: 'firebase-server-key',
    name: 'Firebase Cloud Messaging server key',
    issuer: google,
    anchors: ['AAAA'],
    read: behind(some(base64Url, 7), ':', some(base64Url, 140)),
  },
  {
    id: 'alibaba-access-key-id',
    name: 'Alibaba Cloud access key id',
    issuer: 'Alibaba Cloud',
    evidence: 'weak',
    anchors: ['LTAI'],
    read: behind(some(alnum, [12, 20])),
    halfOf: half('alibaba-access-key-secret', 'access key id', alnum, 30, false),
  },
  {
    id: 'alibaba-access-key-secret',
    name: 'Alibaba Cloud access key secret',
    issuer: 'Alibaba Cloud',
    byWord: true,
    words: ['alibaba', 'aliyun', 'alicloud'],
    read: beside({ of: alnum, length: 30 }),
  },
  {
    id: 'tencent-secret-id',
    name: 'Tencent Cloud secret id',
    issuer: 'Tencent Cloud',
    evidence: 'weak',
    anchors: ['AKID'],
    read: behind(some(alnum, 32)),
    halfOf: half('tencent-secret-key', 'secret id', alnum, 32, false),
  },
  {
    id: 'tencent-secret-key',
    name: 'Tencent Cloud secret key',
    issuer: 'Tencent Cloud',
    byWord: true,
    words: ['tencent', 'qcloud'],
    read: beside({ of: alnum, length: 32 }),
  },
  {
    id: 'yandex-token',
    name: 'Yandex Cloud token',
    issuer: 'Yandex Cloud',
    anchors: ['t1.'],
    read: behind(some(base64Url, [20, any]), '.', some(base64Url, 86)),
    temporary: true,
  },
  {
    id: 'yandex-api-key',
    name: 'Yandex Cloud API key',
    issuer: 'Yandex Cloud',
    anchors: ['AQVN'],
    read: behind(some(base64Url, [35, 38])),
  },
  {
    id: 'yandex-secret-key',
    name: 'Yandex Cloud static access key',
    issuer: 'Yandex Cloud',
    anchors: ['YC'],
    read: behind(some(base64Url, 38)),
    check: (value) => mixed(value.slice(2)),
  },
];

/** The secret half of a pair whose look says little: digits and letters of both cases. */
function half(secret: string, called: string, of: typeof alnum, length: number, silentAlone: boolean) {
  return { secret, called, of, length, silentAlone, accept: isMixed };
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

function mixed(value: string): Judgement {
  return isMixed(value)
    ? {}
    : { evidence: 'example', reasons: ['It has not the digits and letters of a random value.'] };
}

/** A web app of Firebase ships its key: the names of its other settings stand beside it. */
function isFirebaseWeb(text: string, { start, end }: Range): Judgement | undefined {
  const near = text.slice(Math.max(0, start - 300), end + 400);
  const names = ['authDomain', 'messagingSenderId', 'firebaseapp.com', 'storageBucket', 'FIREBASE_API_KEY'];
  if (!names.some((name) => near.includes(name)) && !near.includes('mobilesdk_app_id')) return undefined;
  return { evidence: 'public', reasons: ['It stands in the settings of a Firebase app, which are public by design.'] };
}
