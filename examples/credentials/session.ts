import { Octokit } from '@octokit/rest';
import jwt from 'jsonwebtoken';

const octokit = new Octokit({ auth: '<github-pat>' });

/** Signs a visitor in for an hour. */
export function signIn(userId: string): string {
  return jwt.sign({ sub: userId }, '<jwk>', { expiresIn: '1h' });
}

export async function latestRelease(owner: string, repo: string): Promise<string> {
  const { data } = await octokit.repos.getLatestRelease({ owner, repo });
  return data.tag_name;
}
